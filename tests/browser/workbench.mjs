// SPDX-License-Identifier: Apache-2.0
//
// The workbench in a real browser: what a newcomer does, by mouse and by keys alone; two people at
// one document; hostile documents; no request to anywhere else; accessibility (axe) in light, dark and
// narrow.
//
//   node workbench.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
//
// Exits with 77 (skipped) where there is no browser.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { at, Desk, examples, require_ } from './desk.mjs';

const desk = new Desk(process.argv.slice(2), 'browser');

// A text whose every field is an attack on the page.
const hostile = `<img src=x onerror="window.hit=1">

<script>window.hit=2</script> "><svg onload=window.hit=3>

By <b onmouseover=window.hit=4>Ann</b>

3 June 2024

The Ministry of <iframe src="javascript:window.hit=5"></iframe> Labour said that 14 <a href="javascript:window.hit=6">workers</a>
were freed on Monday. "javascript:window.hit=7 is a \u202etrick," said <style>*{display:none}</style> Ann {{7*7}} \${7*7}.
`;

// The same on a country, as every field of the pages of countries shows it.
const hostileCountry = `Report on <img src=x onerror="window.hit=11"> Bulgaria

By <script>window.hit=12</script> Mia Holt

4 May 2024

In 2023 the Ministry of <svg onload=window.hit=13> Interior of Bulgaria identified 41 victims of trafficking from Moldova.
Women from Moldova are forced into prostitution in Bulgaria, said <b onmouseover=window.hit=14>Rada Vel</b>, "head of the office".
`;

async function newcomer(browser, server) {
  const page = await desk.open(browser, server);
  // What must be read first stands above the list, however long that is.
  await page.getByRole('region', { name: 'Read these first' }).getByRole('link', { name: 'The quotation says the opposite of the record' }).click();
  await at(page, /finding=quote-contradicted/);
  require_((await page.getByLabel('Finding').inputValue()) === 'quote-contradicted', 'the filter does not say what is shown');
  await page.locator('.documents .tag.grave').first().waitFor();
  await page.locator('.documents a').first().click();
  await page.getByText('The quotation says the opposite of the record').first().waitFor();
  const grave = page.locator('.findings .grave');
  require_((await grave.count()) === 1, 'the reversed quotation is not the one grave finding');
  require_((await page.getByRole('heading', { level: 1 }).innerText()) === 'harbour-courier.txt', 'the heading is a path');
  require_((await grave.innerText()).includes('but is making significant efforts'), 'the record is not shown');
  await grave.getByRole('button').click();
  await at(page, /claim=c1/);
  require_(await page.locator('#card-c1').isVisible(), 'the card is not shown');
  await desk.shoot(page, 'read', {});
  await page.locator('#card-c1').getByRole('link').click();
  await page.getByText(/document says so|documents say so/).waitFor();
  await desk.shoot(page, 'trace', {});
  await page.getByRole('link', { name: 'Back to the text' }).click();
  await at(page, /\/read\//);
  await page.context().close();
}

async function keysAlone(browser, server) {
  const page = await desk.open(browser, server);
  page.setDefaultTimeout(10_000);
  await page.keyboard.press('/');
  await page.keyboard.type('minimum standards');
  await page.keyboard.press('Enter');
  await at(page, /search\?q=minimum\+standards/);
  await page.locator('.documents b').first().waitFor();
  await page.keyboard.press('g');
  await page.waitForSelector('.filters');
  const link = page.locator('.documents a', { hasText: 'harbour-courier' });
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.card');
  // The window is called by the page, and who came by keys is at its beginning.
  await page.waitForFunction(() => document.title === 'harbour-courier.txt \u00B7 Plumbline');
  require_(await page.evaluate(() => document.activeElement?.id === 'main'), 'the keys are nowhere');
  await page.keyboard.press('j');
  await at(page, /claim=c1$/);
  await page.keyboard.press('j');
  await at(page, /claim=c2$/);
  await page.keyboard.press('k');
  await at(page, /claim=c1$/);
  await page.waitForSelector('#card-c1.chosen');
  await page.keyboard.press('c');
  await page.locator('#card-c1 .standing.confirm').waitFor();
  await page.keyboard.press('u');
  await page.locator('#card-c1 .standing.machine').waitFor();
  await page.keyboard.press('t');
  await at(page, /\/trace\//);
  await page.goBack();
  await at(page, /claim=c1$/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  require_((await page.getByRole('dialog').count()) === 0, 'the list of keys stays open');
  await page.context().close();
}

async function twoPeople(browser, server, other) {
  const hash = (await (await desk.open(browser, server)).locator('.documents a', { hasText: 'harbour-courier' }).getAttribute('href'));
  const ada = await desk.open(browser, server);
  const bob = await desk.open(browser, other);
  for (const [page, at] of [[ada, server], [bob, other]]) {
    await page.goto(`${at.origin}${hash}?claim=c4`);
    await page.waitForSelector('#card-c4');
  }
  await ada.locator('#card-c4').getByRole('button', { name: 'Confirm' }).click();
  await ada.locator('#card-c4 .standing.confirm').waitFor();
  const card = bob.locator('#card-c4');
  await card.getByRole('button', { name: 'Reject' }).click();
  await card.getByLabel('What is wrong with it?').fill('No means is told. <b>Look</b>');
  await card.getByRole('button', { name: 'Keep' }).click();
  await card.getByRole('alert').waitFor();
  require_((await card.innerText()).includes('confirmed by Ada'), 'what Ada decided is not shown to Bob');
  await card.getByRole('button', { name: 'Keep' }).click();
  await bob.locator('#card-c4 .standing.reject').waitFor();
  await desk.shoot(bob, 'review', {});
  await ada.reload();
  await ada.locator('#card-c4 .standing.reject').waitFor();
  require_((await ada.locator('#card-c4').innerText()).includes('<b>Look</b>'), 'the reason is not shown as written');
  await ada.context().close();
  await bob.context().close();
}

// What a key does is what the reader sees: faults are told, nothing happens behind a dialog or to a
// claim that is not shown, and answers that come late take nothing back.
async function carefulKeys(browser, server) {
  const page = await desk.open(browser, server);
  page.setDefaultTimeout(10_000);
  const first = await page.locator('.documents a', { hasText: 'tier-digest' }).getAttribute('href');
  await page.goto(`${server.origin}${first}?claim=${encodeURIComponent('"] x')}`);
  await page.waitForSelector('.card');
  const ids = await page.locator('.card').evaluateAll((all) => all.map((each) => each.id));
  const noted = await page.locator('.card:has(.note)').evaluateAll((all) => all.map((each) => each.id));
  const plain = ids.find((id) => !noted.includes(id));
  require_(noted.length > 0 && plain !== undefined, 'tier-digest has no claim with, or none without a finding');
  const claim = (id) => id.replace('card-', '');
  const choose = (id) => page.goto(`${server.origin}${first}?claim=${claim(id)}`);
  const standing = (id) => page.locator(`#${id} .standing`).innerText();

  await choose(plain);
  await page.waitForSelector(`#${plain}.chosen`);
  await page.keyboard.press('u');
  await page.locator(`#${plain} [role=alert]`).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  require_((await standing(plain)) === 'read by machine', 'a key decided behind a dialog');

  // The box keeps the focus, and the keys work all the same.
  await page.locator('.only input').check();
  await page.locator('.only input').focus();
  await page.keyboard.press('c');
  await page.locator('.only input').uncheck();
  await page.waitForTimeout(300);
  require_((await standing(plain)) === 'read by machine', 'a key decided on a claim that was not shown');
  await page.locator('.only input').focus();
  await page.keyboard.press('n');
  const after = ids.slice(ids.indexOf(plain) + 1).find((id) => noted.includes(id));
  if (after !== undefined) await page.waitForSelector(`#${after}.chosen`);

  // A reason half written stays with its claim when others are hidden.
  const second = noted[0];
  await page.locator(`#${second}`).getByRole('button', { name: 'Note' }).click();
  const field = page.locator(`#${second} textarea`);
  await field.fill('half written');
  await page.locator('.only input').check();
  require_((await field.inputValue()) === 'half written', 'what was written is lost');
  await page.locator('.only input').uncheck();
  require_((await field.inputValue()) === 'half written', 'what was written went to another claim');
  await page.locator(`#${second}`).getByRole('button', { name: 'Cancel' }).click();

  // The first answer comes last.
  let delayed = 0;
  await page.route('**/decisions', async (route) => {
    const answer = await route.fetch();
    if (delayed++ === 0) await new Promise((done) => setTimeout(done, 700));
    await route.fulfill({ response: answer });
  });
  await page.locator(`#${plain}`).getByRole('button', { name: 'Confirm' }).click();
  await page.waitForTimeout(200);
  await page.locator(`#${second}`).getByRole('button', { name: 'Confirm' }).click();
  await page.locator(`#${plain} .standing.confirm`).waitFor();
  await page.waitForTimeout(900);
  require_((await standing(second)).includes('confirmed'), 'a late answer took a decision back');
  await page.locator('.past summary').click();
  require_((await page.locator('.past li').count()) === 2, 'not all that was decided is listed');
  await desk.shoot(page, 'history', {});

  // Another tab of the same browser is signed in by this one; the key stands in no address.
  const tab = await page.context().newPage();
  await tab.goto(server.origin + '/');
  await tab.waitForSelector('.documents');
  require_(!page.url().includes('key=') && (await page.context().cookies()).length === 0, 'the key is left lying about');
  await page.context().close();
}

// A text that is pasted, files that are dropped, one that cannot be read.
async function adding(browser, server) {
  const page = await desk.open(browser, server);
  page.setDefaultTimeout(20_000);
  await page.getByText('Add documents').click();
  await page.getByLabel('Or paste a text').fill('Mole Mail\n\n5 May 2024\n\nPolice in Peru said that 11 loggers were freed near Iquitos on Sunday.\n');
  await page.getByLabel('Its name').fill('mole mail');
  await page.getByRole('button', { name: 'Add the text' }).click();
  await page.locator('.sent a', { hasText: 'mole mail.txt' }).waitFor();
  await page.locator('.documents a', { hasText: /mole mail|Mole Mail/ }).first().waitFor();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Reef Record\n\n6 May 2024\n\nThe navy of Fiji said that 7 deckhands were freed on Monday.\n'], 'reef.txt'));
    data.items.add(new File(['%PDF-1.7 but no more'], '<img src=x onerror=window.hit=9>.pdf'));
    return data;
  });
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  await page.locator('.sent a', { hasText: 'reef.txt' }).waitFor();
  await page.locator('.sent .fault', { hasText: 'not added' }).waitFor();
  require_((await page.evaluate(() => window.hit)) === undefined, 'a file name ran script');
  await desk.accessible(page, 'adding');
  await desk.shoot(page, 'adding', {});
  await page.locator('.sent a', { hasText: 'mole mail.txt' }).click();
  await page.waitForSelector('.card');
  await page.context().close();
}

async function hostileDocument(browser, server) {
  const page = await desk.open(browser, server);
  // Each page is a new window: what ran in one shows in no other.
  const unharmed = async () => require_((await page.evaluate(() => window.hit)) === undefined, `a document ran script at ${page.url()}`);
  await unharmed();
  const links = await page.locator('.documents a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  for (const link of links) {
    await page.goto(server.origin + link);
    await page.waitForSelector('.text');
    await unharmed();
    const made = await page.locator('main').locator('img, script, svg, iframe, style, b, a[href^=javascript]').count();
    require_(made === 0, `a document made ${made} elements of its own`);
    const trace = await page.locator('.card .acts a').first();
    if ((await trace.count()) === 0) continue;
    await trace.click();
    await page.waitForSelector('.head blockquote');
    await unharmed();
  }
  await page.goto(server.origin + '/search?q=freed');
  await page.waitForSelector('.head');
  await unharmed();
  await page.goto(server.origin + '/search?q=' + encodeURIComponent('<img src=x onerror=window.hit=8>'));
  await page.waitForSelector('[role=alert], .head');
  await unharmed();
  await page.context().close();
}

async function looks(browser, server) {
  for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 390, height: 800 } }],
  ]) {
    const page = await desk.open(browser, server, options);
    const first = await page.locator('.documents a', { hasText: 'harbour-courier' }).getAttribute('href');
    for (const [view, address, wait] of [
      ['library', '/', '.documents'],
      ['read', first + '?claim=c1', '.card.chosen'],
      ['trace', first.replace('/read/', '/trace/') + '/c1', '.origin'],
      ['search', '/search?q=trafficking', '.documents'],
    ]) {
      await page.goto(server.origin + address);
      await page.waitForSelector(wait);
      await desk.accessible(page, `${view}, ${name}`);
      await desk.shoot(page, `${view}-${name}`, {});
    }
    await page.context().close();
  }
}

async function looksOfCountries(browser, server, bob, cara) {
  for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 390, height: 800 } }],
  ]) {
    const page = await desk.open(browser, cara, options);
    for (const [view, address, wait] of [
      ['countries', '/countries', 'table.list'],
      ['country', '/country/BGR', '.map svg'],
      ['criteria', '/country/BGR/criteria?year=2024&compared_with=2023', '.matrix'],
      ['criterion', '/country/BGR/criteria?year=2024&criterion=' + encodeURIComponent(await anyCriterion(page)), '.tree'],
      ['tiers', '/country/BGR/tiers', '.chart svg'],
      ['dossier', '/dossier?country=BGR&year=2024', 'iframe.preview'],
      ['incidents', '/incidents', '.incident'],
      ['figures', '/figures', '.panel'],
      ['sources', '/sources', '.opens'],
    ]) {
      await page.goto(cara.origin + address);
      await page.waitForSelector(wait);
      // What is closed is looked at open too.
      await page.evaluate(() => document.querySelectorAll('details').forEach((each, at) => (each.open = each.open || at < 6)));
      await page.waitForTimeout(100);
      await desk.accessible(page, `${view}, ${name}`);
      await desk.shoot(page, `${view}-${name}`);
    }
    await page.context().close();
  }
}

async function anyCriterion(page) {
  return page.evaluate(async () => {
    const headers = { Authorization: 'Bearer ' + sessionStorage.getItem('plumbline.session') };
    const { criteria } = await (await fetch('/api/countries/BGR/assessment?year=2024', { headers })).json();
    return [...criteria].sort((a, b) => b.evidence.length - a.evidence.length)[0].id;
  });
}

// From a country to a passage, and every number opens.
async function countryPages(browser, ada, bob, cara) {
  const page = await desk.open(browser, cara);
  await page.getByRole('link', { name: 'Countries' }).click();
  await at(page, /\/countries$/);
  await page.getByRole('link', { name: 'Bulgaria' }).click();
  await at(page, /\/country\/BGR$/);
  await page.locator('.map svg').waitFor();
  const lines = page.locator('.opens');
  require_((await lines.count()) > 10, 'few lines are told of the country');
  for (const at of [0, 3, 7]) {
    const line = lines.nth(at);
    await line.locator('summary').click();
    await line.locator('.told li a').first().waitFor();
  }
  await page.locator('.map .way').first().dispatchEvent('click');
  await page.locator('.routes .opens.chosen[open] blockquote').first().waitFor();
  const before = await page.locator('.head.parted [role=status]').innerText();
  const slider = page.getByLabel(/^from/);
  await slider.focus();
  await page.keyboard.press('End');
  await at(page, /since=/);
  await page.waitForFunction((old) => !document.querySelector('.head.parted [role=status]')?.innerText.startsWith(old), before);
  await page.getByRole('button', { name: 'all years' }).click();
  await at(page, /\/country\/BGR$/);
  await page.locator('.opens').first().locator('summary').click();
  await page.locator('.told li a').first().click();
  await at(page, /\/read\/.*claim=c/);
  await page.context().close();
}

// A criterion is opened, read down to its passages and decided on, by keys alone; who comes later is told.
async function criterionByKeys(browser, ada, bob, cara) {
  const page = await desk.open(browser, cara);
  page.setDefaultTimeout(20_000);
  const id = await anyCriterion(page);
  const other = await desk.open(browser, cara);
  await page.goto(`${cara.origin}/country/BGR/criteria?year=2024`);
  await page.waitForSelector('.matrix');
  await page.locator(`.matrix th a[href$="${new URLSearchParams({ criterion: id })}"]`).focus();
  await page.keyboard.press('Enter');
  await page.locator('.tree').waitFor();
  const address = page.url();
  await other.goto(address);
  await other.locator('.tree').waitFor();
  await page.locator('.tree summary, .opens summary').first().focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/^Why\?/).focus();
  await page.keyboard.type('Read all of it. <b>Look</b>');
  await page.getByRole('radio', { name: 'contested' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Keep' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.review .mark.contested').first().waitFor();
  require_((await page.locator('.review').innerText()).includes('<b>Look</b>'), 'the reason is not shown as written');
  await other.getByRole('radio', { name: 'cannot tell' }).check();
  await other.getByLabel(/^Why\?/).fill('I think otherwise');
  await other.getByRole('button', { name: 'Keep' }).click();
  await other.getByRole('alert').waitFor();
  require_((await other.getByRole('alert').innerText()).includes('decided meanwhile by Cara'), 'overruled unawares');
  await page.getByRole('link', { name: 'All criteria' }).click();
  await page.locator('.matrix .mark.contested').first().waitFor();
  await page.context().close();
  await other.context().close();
}

async function dossierPage(browser, ada, bob, cara) {
  const page = await desk.open(browser, cara);
  page.setDefaultTimeout(60_000);
  await page.goto(`${cara.origin}/dossier`);
  await page.getByLabel('Country').selectOption('BGR');
  const frame = page.frameLocator('iframe.preview');
  await frame.getByRole('heading', { level: 1, name: 'Bulgaria' }).waitFor();
  await page.getByRole('checkbox', { name: 'Figures' }).click();
  await at(page, /sections=/);
  // What was there stays until the new order is made, and nothing moves under the pointer.
  const up = page.getByRole('button', { name: 'Limits: up' });
  await up.scrollIntoViewIfNeeded();
  await page.locator('.previews[aria-busy=false] iframe.preview').waitFor();
  const place = JSON.stringify(await page.locator('iframe.preview').boundingBox());
  await up.click();
  await at(page, /limits(,|%2C)questions/);
  await page.locator('.previews[aria-busy=true] iframe.preview').waitFor();
  await page.locator('.previews[aria-busy=false] iframe.preview').waitFor();
  require_(JSON.stringify(await page.locator('iframe.preview').boundingBox()) === place, 'the preview moved');
  const order = await frame.locator('h2').allInnerTexts();
  const where = (title) => order.findIndex((each) => each.includes(title));
  require_(where('Limits') >= 0 && where('Limits') < where('Open questions') && where('Figures') < 0, `the preview is an old one: ${order}`);
  // The buttons are in sight wherever the page is scrolled to, and so is all of the preview: at the end, too, where it is now.
  // A click that has to scroll first is sent before headless Chromium shows the page scrolled, and goes to the frame.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const docx = page.getByRole('button', { name: 'Download DOCX' });
  const { y: top } = await docx.boundingBox();
  require_(top >= 0 && (await page.evaluate(() => scrollY)) > 0, `the buttons are out of sight at the end of the page: ${top}`);
  const makes = async (button, ending) => {
    await page.locator('.previews[aria-busy=false] iframe.preview').waitFor();
    const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    require_(got.suggestedFilename() === 'dossier-BGR' + ending, `the file is called ${got.suggestedFilename()}`);
  };
  for (const [button, ending] of [['Download DOCX', '.docx'], ['Download HTML', '.html'], ['Record for verify', '.docx.json']]) {
    await makes(button, ending);
  }
  await Promise.all([
    Promise.race([page.waitForEvent('download'), page.getByRole('alert').getByText(/weasyprint/i).waitFor()]),
    page.getByRole('button', { name: 'Download PDF' }).click(),
  ]);

  // One at a time: what is pressed meanwhile is not made, nor said to be.
  let asked = 0;
  let goOn;
  const held = new Promise((done) => (goOn = done));
  await page.route(/dossier\?.*form=/, async (route) => {
    ++asked;
    await held;
    await route.continue();
  });
  const whole = page.waitForEvent('download');
  await docx.click();
  await page.locator('button[aria-busy=true]', { hasText: 'DOCX' }).waitFor();
  await page.getByRole('button', { name: 'Download HTML' }).click({ force: true });
  await page.waitForTimeout(200);
  const busy = await page.locator('button[aria-busy=true]').allInnerTexts();
  goOn();
  require_(busy.join() === 'Download DOCX' && asked === 1, `${asked} are made at once; said to be made: ${busy}`);
  require_((await whole).suggestedFilename().endsWith('.docx'), 'what was refused was made');
  await page.unroute(/dossier\?.*form=/);

  // Of another country nothing stays beside the buttons of this one.
  let show;
  const waits = new Promise((done) => (show = done));
  await page.route(/dossier\?.*preview=/, async (route) => {
    await waits;
    await route.continue();
  });
  const others = await page.getByLabel('Country').locator('option').evaluateAll((all) => all.map((each) => each.value));
  const other = others.find((each) => each !== '' && each !== 'BGR');
  await page.getByLabel('Country').selectOption(other);
  await at(page, new RegExp('country=' + other));
  await page.getByText('The dossier is being written').first().waitFor();
  require_((await page.locator('iframe.preview').count()) === 0, 'another country is shown beside the buttons of this one');
  show();
  await page.locator('.previews[aria-busy=false] iframe.preview').waitFor();
  require_((await frame.getByRole('heading', { level: 1 }).innerText()) !== 'Bulgaria', 'the country before is shown');
  await page.context().close();
}

// What an editor changes is printed as theirs.
async function dossierDraft(browser, ada, bob, cara) {
  const page = await desk.open(browser, cara);
  page.setDefaultTimeout(60_000);
  await page.goto(`${cara.origin}/dossier?country=BGR`);
  await page.getByLabel('Name of a new draft').fill('for <b>the board</b>'.replace(/[<>/]/g, ''));
  await page.keyboard.press('Enter');
  await page.locator('.draft-section summary', { hasText: 'Routes' }).click();
  const routes = page.locator('.draft-section[open]');
  await routes.getByRole('button', { name: /^Change: / }).first().click();
  await routes.getByRole('button', { name: 'Put in other words' }).click();
  await page.locator('.draft-form textarea').fill('People leave <i>by</i> several ways.');
  await page.locator('.draft-form summary').click();
  await page.locator('.draft-form .cites button').first().click();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await routes.locator('.by-hand').first().waitFor();
  const row = routes.locator('.draft-block.table .said').first();
  const words = (await row.locator('p').first().innerText()).split(' | ')[0];
  await row.getByRole('button', { name: /^Change: / }).focus();
  await page.keyboard.press('Enter');
  await row.getByRole('button', { name: 'Leave out' }).click();
  await page.keyboard.type('not for this reader');
  await page.keyboard.press('Enter');
  await routes.locator('.said.gone').waitFor();
  await routes.getByRole('button', { name: 'Write a paragraph at the beginning' }).click();
  await page.keyboard.type('This is what I think.');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await routes.locator('.own').waitFor();
  await desk.accessible(page, 'a draft');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe.preview');
  await frame.locator('.own').waitFor();
  const told = await frame.locator('#routes').innerText();
  for (const part of ['Written by Cara', 'People leave <i>by</i> several ways.', 'in the words of Cara', 'no source is cited']) {
    require_(told.includes(part), `the draft prints no '${part}': ${told.slice(0, 400)}`);
  }
  require_(!told.includes(words), `'${words}' was left out and is printed`);
  await page.getByRole('button', { name: /^Edit: / }).click();
  await page.locator('.draft-section summary', { hasText: 'Routes' }).click();
  await page.getByRole('button', { name: /^Put back: / }).click();
  await page.locator('.said.gone').waitFor({ state: 'detached' });
  await page.context().close();
}

async function hostileCountry_(browser, ada, bob, cara) {
  const page = await desk.open(browser, cara);
  for (const address of ['/country/BGR', '/country/BGR/criteria?year=2024', '/figures?country=BGR', '/incidents', '/sources', '/dossier?country=BGR',
    '/country/' + encodeURIComponent('<img src=x onerror=hit=15>'), '/country/BGR/criteria?standard=%3Cb%3E', '/sources?q=%3Cimg%20src=x%3E']) {
    await page.goto(cara.origin + address);
    await page.waitForSelector('.panel, .matrix, .opens, iframe.preview, [role=alert], .calm:not([role=status])');
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    await page.waitForTimeout(100);
  }
  require_((await page.evaluate(() => window.hit)) === undefined, 'a document ran script');
  await page.context().close();
}

async function nothingThere(browser, ada, bob, cara, dan) {
  const page = await desk.open(browser, dan);
  for (const address of ['/countries', '/dossier', '/incidents', '/figures', '/sources', '/country/FJI', '/country/FJI/criteria', '/country/FJI/tiers']) {
    await page.goto(dan.origin + address);
    await page.locator('.calm:not([role=status]), [role=alert], table.list').first().waitFor();
    await desk.accessible(page, `${address} of an empty workspace`);
  }
  await page.goto(dan.origin + '/countries');
  const told = page.locator('.calm:not([role=status])').first();
  await told.waitFor();
  require_((await told.innerText()).includes('plumbline add'), 'nobody is told how to begin');
  await page.context().close();
}

async function smallEnough(browser, ada) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  page.on('response', async (got) => {
    if (/\.(js|css|html|svg)$|\/$/.test(new URL(got.url()).pathname)) bytes += gzipSync(await got.body().catch(() => '')).length;
  });
  await page.goto(ada.url, { waitUntil: 'networkidle' });
  require_(bytes > 0 && bytes <= 75_000, `the first screen takes ${bytes} bytes, packed`);
  await context.close();
}

async function withoutSession(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.origin + '/');
  await page.getByText('Not signed in').waitFor();
  await context.close();
}

await desk.test('the workbench', async (browser) => {
  const markup = desk.write('<img src=x onerror=window.hit=9>.txt', hostile);
  desk.run('add', ...['harbour-courier.txt', 'retelling.txt', 'tier-digest.txt', 'news-page.html'].map((name) => path.join(examples, name)), markup);
  const countries = path.join(desk.folder, 'countries');
  const texts = ['cannery-case', 'country-files'].flatMap((name) =>
    fs.readdirSync(path.join(examples, name)).filter((file) => file.endsWith('.txt')).map((file) => path.join(examples, name, file)));
  desk.runOn(countries, '', 'add', ...texts, desk.write('hostile-country.txt', hostileCountry));
  const empty = path.join(desk.folder, 'empty');
  desk.runOn(empty, '', 'add', desk.write('nothing.txt', 'The town band plays on Sunday. It is a fine day.\n'));
  const [ada, bob, cara, dan] = [await desk.serve('Ada'), await desk.serve('Bob'), await desk.serve('Cara', countries), await desk.serve('Dan', empty)];
  const steps = [withoutSession, smallEnough, newcomer, keysAlone, twoPeople, carefulKeys, adding, hostileDocument, looks, countryPages, criterionByKeys,
    dossierPage, dossierDraft, hostileCountry_, nothingThere, looksOfCountries];
  await desk.through(steps, [browser, ada, bob, cara, dan]);
});
