// SPDX-License-Identifier: Apache-2.0
//
// The library in a real browser: a search is kept and tells what comes, by mouse and by keys alone;
// searches are sorted out, counted, gone on with, explained; files that could not be read are tried
// again; folders are sent; tables and letters taken along; references stand on their shelf.
//
//   node library.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
import fs from 'node:fs';
import path from 'node:path';

import { at, Desk, require_ } from './desk.mjs';

const desk = new Desk(process.argv.slice(2), 'library');

function article(name, text, publisher = 'Harbour Star', day = '3 May 2024') {
  return desk.write(name, `${publisher}\n\n${day}\n\n${text}\n`);
}

async function keepsASearch(browser, server) {
  const page = await desk.open(browser, server);
  await page.getByRole('link', { name: 'Alerts' }).click();
  await page.getByText('No search is kept yet').waitFor();
  await desk.accessible(page, 'no searches');
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByLabel('Country').selectOption('PER');
  await at(page, /country=PER/);
  await page.getByRole('button', { name: 'Keep this search' }).click();
  await page.getByLabel('Name it:').fill('Peru <img src=x onerror=window.hit=1>');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('is kept.').waitFor();

  // The same by keys alone.
  await page.keyboard.press('/');
  // On a busy machine the page takes a moment to go there: what is typed before lands elsewhere.
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await page.keyboard.type('diver* OR loggers');
  await page.keyboard.press('Enter');
  await at(page, /q=diver/);
  await page.getByRole('button', { name: 'Keep this search' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('divers');
  await page.keyboard.press('Enter');
  await page.getByText('is kept.').waitFor();
  await page.getByRole('button', { name: 'Keep this search' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('divers');
  await page.keyboard.press('Enter');
  await page.getByText('choose another name').waitFor();

  // Others add: the command line.
  desk.run('add', article('came.txt', 'The navy of Peru said that 9 <b>divers</b> were freed on Monday.', '<script>window.hit=2</script> Bay Bell'));
  await page.goto(server.origin + '/');
  const link = page.getByRole('navigation').getByRole('link', { name: /Alerts/ });
  await link.getByText('2').waitFor();
  await link.click();
  await page.getByText('2 new documents in 2 kept searches').waitFor();
  await page.locator('.snippet b', { hasText: 'divers' }).waitFor();
  await page.locator('.kept .unseen').first().waitFor();
  require_((await page.locator('.kept .unseen').first().boundingBox()).width > 200, 'what is new cannot be seen');
  require_((await page.locator('.kept .unseen').count()) === 2, 'not each search tells the document once');
  require_((await page.evaluate(() => window.hit)) === undefined, 'a name or a document ran script');
  await desk.accessible(page, 'alerts');
  await desk.shoot(page, 'alerts');
  const one = page.locator('.kept', { hasText: 'divers' }).last();
  let changes = 0;
  page.on('request', (asked) => (changes += asked.method() === 'POST' && /\/api\/searches\/\d+$/.test(asked.url()) ? 1 : 0));
  // A fault is told where it happens, and no longer than until the next try.
  await page.route(/\/api\/searches\/\d+$/, (route) => route.fulfill({ status: 409, contentType: 'application/problem+json', body: '{"status":409,"title":"No","detail":"Not now."}' }));
  await one.getByRole('button', { name: 'Mark all as seen' }).click();
  await one.getByRole('alert').getByText('Not now.').waitFor();
  await page.unroute(/\/api\/searches\/\d+$/);
  changes = 0;
  await one.getByRole('button', { name: 'Mark all as seen' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 new document in 2 kept searches').waitFor();
  await one.getByText('nothing new').waitFor();
  require_((await page.getByRole('alert').count()) === 0, 'a fault stays that was overcome');
  await one.getByLabel('show what was seen, too').check();
  await one.locator('.documents li').first().waitFor();

  // A letter to save.
  await page.getByText('Digest of what is new').click();
  await page.getByLabel('as a letter to').fill('ada@desk.example');
  const [letter] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the letter' }).click()]);
  const told = fs.readFileSync(await letter.path(), 'utf8');
  require_(letter.suggestedFilename().endsWith('.eml') && told.includes('To: ada@desk.example') && told.includes('Subject: Plumbline: 1 new document'), 'the letter');
  const [digest] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'as a page' }).click()]);
  const told_ = fs.readFileSync(await digest.path(), 'utf8');
  require_(told_.includes('freed on Monday') && !told_.includes('<b>divers'), `the page of the digest: ${told_.slice(-900)}`);

  await one.getByRole('button', { name: 'Keep no longer' }).click();
  await one.getByText('Its alerts are forgotten').waitFor();
  // Twice, as a hand does that trembles.
  await one.getByRole('button', { name: 'Keep no longer' }).dblclick();
  await page.getByText('1 new document in 1 kept search').waitFor();
  await page.waitForTimeout(300);
  require_(changes === 2, `seen once and removed once, and ${changes} changes were sent`);
  require_((await page.getByRole('alert').count()) === 0, 'a second press was refused and told of');
  await page.context().close();
}

async function searches(browser, server) {
  const page = await desk.open(browser, server);
  await page.goto(server.origin + '/search?q=freed');
  await page.locator('.documents b').first().waitFor();
  const total = Number((await page.locator('p.facts[role=status] span').first().innerText()).split(' ')[0]);
  require_(total > 60, `too few documents to leaf through: ${total}`);
  const days = () => page.locator('.documents > li small').allInnerTexts();
  const first = (await days()).map((each) => each.split('·')[1].trim());
  require_([...first].sort().reverse().join() === first.join(), 'not the newest first');
  await page.getByRole('button', { name: /Show more/ }).click();
  await page.waitForFunction((count) => document.querySelectorAll('.documents > li').length > count, first.length);
  while ((await page.getByRole('button', { name: /Show more/ }).count()) > 0) {
    await page.getByRole('button', { name: /Show more/ }).click();
    await page.waitForTimeout(100);
  }
  require_((await days()).length === total, 'pages are not the whole');
  // A count is what one finds behind it.
  const option = page.getByLabel('Country').locator('option', { hasText: 'Fiji' });
  const promised = Number(/\((\d+)\)/.exec(await option.innerText())[1]);
  await page.getByLabel('Country').selectOption('FJI');
  await at(page, /country=FJI/);
  await page.waitForFunction((count) => document.querySelector('p.facts[role=status] span')?.textContent?.startsWith(count + ' '), String(promised));
  await page.getByLabel('Order').selectOption('best');
  await at(page, /ranked=true/);
  await page.locator('.documents b').first().waitFor();
  await desk.accessible(page, 'search');
  await desk.shoot(page, 'search');
  const [table] = await Promise.all([page.waitForEvent('download'), page.locator('.along span', { hasText: 'Documents' }).getByRole('link', { name: 'CSV' }).click()]);
  const rows = fs.readFileSync(await table.path(), 'utf8').trim().split('\r\n');
  require_(rows.length === promised + 1, `a table of ${rows.length} lines for ${promised} documents`);
  await page.goto(server.origin + '/search?q=' + encodeURIComponent('"freed'));
  await page.getByText('The search is not understood').waitFor();
  await page.getByText('these words together').waitFor();
  await desk.accessible(page, 'mistyped');
  await desk.shoot(page, 'mistyped');
  await page.getByRole('link', { name: '"minimum standards"' }).click();
  await at(page, /q=%22minimum/);
  await page.context().close();
}

async function files(browser, server) {
  for (const number of [1, 2, 3]) desk.write(`broken/b${number}.pdf`, '%PDF-1.7 but no more');
  try {
    desk.run('add', path.join(desk.folder, 'broken'));
  } catch {
    // It says that they could not be read.
  }
  const page = await desk.open(browser, server);
  await page.getByRole('link', { name: '3 files not read' }).click();
  await page.locator('.ledger li').nth(2).waitFor();
  await desk.accessible(page, 'files');
  await desk.shoot(page, 'files');
  article('broken/b1.pdf', 'Police in Peru said that 4 cooks were freed.');
  await page.locator('.ledger li', { hasText: 'b1.pdf' }).getByRole('button', { name: /Try again/ }).click();
  await page.getByText('Finished.').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.ledger li').length === 2);
  article('broken/b2.pdf', 'Police in Peru said that 5 cooks were freed.');
  await page.getByRole('button', { name: 'Try all again that were not read' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 document read, 1 file still not.').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.ledger li').length === 1);
  await page.getByLabel('State').selectOption('done');
  await page.locator('.ledger a', { hasText: 'b1.pdf' }).first().waitFor();
  await page.context().close();
}

async function folders(browser, server) {
  for (let number = 0; number < 6; ++number) article(`sent/deep/s${number}.txt`, `Police in Fiji said that ${number + 20} packers were freed.`);
  const page = await desk.open(browser, server);
  await page.getByText('Add documents').click();
  await page.getByLabel('Or a folder:').setInputFiles(path.join(desk.folder, 'sent'));
  await page.getByText(/Sending \d of 6 files/).waitFor();
  await desk.shoot(page, 'sending');
  await page.locator('.sent a').nth(5).waitFor();
  await page.getByText(/Sending/).waitFor({ state: 'detached' });
  // What waits is not sent when one stops.
  for (let number = 0; number < 30; ++number) article(`more/m${number}.txt`, `Police in Fiji said that ${number + 50} weavers were freed.`);
  await page.getByLabel('Or a folder:').setInputFiles(path.join(desk.folder, 'more'));
  await page.getByRole('button', { name: 'Stop sending' }).click();
  await page.getByText(/Sending/).waitFor({ state: 'detached' });
  require_((await page.locator('.sent li').count()) < 36, 'all was sent');
  await page.context().close();
}

async function looks(browser, server) {
  for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 700 } }],
  ]) {
    const page = await desk.open(browser, server, options);
    for (const [view, address, ready] of [
      ['library', '/', '.documents li'],
      ['alerts', '/searches', '.kept .documents li'],
      ['search', '/search?q=freed&country=FJI', '.documents b'],
      ['how', '/search', '.syntax'],
      ['files', '/files', '.ledger li'],
      ['references', '/references', '.editions li'],
      ['sources', '/sources', '.opens'],
    ]) {
      await page.goto(server.origin + address);
      await page.locator(ready).first().waitFor();
      await page.waitForLoadState('networkidle');
      await desk.accessible(page, `${view}, ${name}`);
      await page.screenshot({ path: path.join(desk.screens, `library-${view}-${name}.png`) });
    }
    await page.context().close();
  }
}

const days = (number) => `${1 + (number % 28)} ${['March', 'April', 'May'][number % 3]} 202${number % 5}`;
const many = Array.from({ length: 120 }, (_, number) =>
  article(`old/a${number}.txt`, `Police in ${['Peru', 'Fiji', 'Kenya'][number % 3]} said that ${number + 3} loggers were freed near the river.`, 'River Record', days(number)));
await desk.test('the library', async (browser) => {
  desk.run('add', path.dirname(many[0]));
  for (const [year, tier] of [[2019, '2'], [2020, '2'], [2023, '3']]) {
    desk.run('add', '--reference', '--country', 'Fiji', '--standard', 'us-tvpa', '--edition', String(year), article(`ref${year}.txt`, `${year} Report on Fiji\n\nThe Government of Fiji is placed on Tier ${tier}.`));
  }
  await desk.through([keepsASearch, searches, files, folders, looks], [browser, await desk.serve('Ada')]);
});
