// SPDX-License-Identifier: Apache-2.0
//
// The workbench in a real browser: what a newcomer does, by mouse and by keys alone; two people at
// one document; hostile documents; no request to anywhere else; accessibility (axe) in light, dark and
// narrow.
//
//   node workbench.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
//
// Exits with 77 (skipped) where there is no browser.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const [program, modules, screens] = process.argv.slice(2);
const examples = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../examples');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
if (browserPath === undefined || !fs.existsSync(path.join(modules, 'playwright-core'))) {
  console.log('skipped: no browser, or the page was built without npm');
  process.exit(77);
}
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-browser-'));
const workspace = path.join(folder, 'workspace');
fs.mkdirSync(screens, { recursive: true });
const faults = [];

function require_(truth, words) {
  if (!truth) throw new Error(words);
}

// A text whose every field is an attack on the page.
const hostile = `<img src=x onerror="window.hit=1">

<script>window.hit=2</script> "><svg onload=window.hit=3>

By <b onmouseover=window.hit=4>Ann</b>

3 June 2024

The Ministry of <iframe src="javascript:window.hit=5"></iframe> Labour said that 14 <a href="javascript:window.hit=6">workers</a>
were freed on Monday. "javascript:window.hit=7 is a \u202etrick," said <style>*{display:none}</style> Ann {{7*7}} \${7*7}.
`;

function add(...files) {
  const done = spawnSync(program, ['add', '--workspace', workspace, ...files], { encoding: 'utf8' });
  require_(done.status === 0, `add: ${done.stderr}`);
}

async function serve(who) {
  const process_ = spawn(program, ['serve', workspace, '--port', '0', '--as', who], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((found, lost) => {
    let out = '';
    process_.stdout.on('data', (piece) => {
      out += piece;
      if (out.includes('\n')) found(out.trim());
    });
    process_.on('exit', () => lost(new Error('serve ended')));
  });
  return { url, origin: new URL(url).origin, end: () => process_.kill('SIGTERM') };
}

// A page that reports whatever should not be: errors, refused content, foreign requests.
async function open(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (fault) => faults.push(`error on ${page.url()}: ${fault.message}`));
  page.on('console', (told) => {
    // The browser itself tells of answers like 409, which the page shows.
    if (told.type() === 'error' && !told.text().startsWith('Failed to load resource')) faults.push(`console: ${told.text()}`);
  });
  page.on('request', (asked) => {
    if (!asked.url().startsWith(server.origin + '/')) faults.push(`a request to ${asked.url()}`);
  });
  await page.goto(server.url);
  await page.waitForSelector('.documents');
  return page;
}

// The page moves without loading anew.
async function at(page, address) {
  await page.waitForFunction((pattern) => new RegExp(pattern).test(location.href), address.source);
}

async function accessible(page, name) {
  // Injected by the browser's own tool, which the policy of the page does not bind.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations.map((each) => ({
    id: each.id, impact: each.impact, nodes: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
  })));
  for (const each of found) {
    if (each.impact === 'serious' || each.impact === 'critical') faults.push(`${name}: ${each.id}: ${each.nodes.join(' | ')}`);
  }
}

async function newcomer(browser, server) {
  const page = await open(browser, server);
  await page.getByLabel('Finding').selectOption('quote-contradicted');
  await at(page, /finding=quote-contradicted/);
  await page.locator('.documents a').first().click();
  await page.getByText('The quotation says the opposite of the record').first().waitFor();
  const grave = page.locator('.findings .grave');
  require_((await grave.count()) === 1, 'the reversed quotation is not the one grave finding');
  require_((await grave.innerText()).includes('but is making significant efforts'), 'the record is not shown');
  await grave.getByRole('button').click();
  await at(page, /claim=c1/);
  require_(await page.locator('#card-c1').isVisible(), 'the card is not shown');
  await page.screenshot({ path: path.join(screens, 'read.png') });
  await page.locator('#card-c1').getByRole('link').click();
  await page.getByText(/document says so|documents say so/).waitFor();
  await page.screenshot({ path: path.join(screens, 'trace.png') });
  await page.getByRole('link', { name: 'Back to the text' }).click();
  await at(page, /\/read\//);
  await page.context().close();
}

async function keysAlone(browser, server) {
  const page = await open(browser, server);
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
  const hash = (await (await open(browser, server)).locator('.documents a', { hasText: 'harbour-courier' }).getAttribute('href'));
  const ada = await open(browser, server);
  const bob = await open(browser, other);
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
  await bob.screenshot({ path: path.join(screens, 'review.png') });
  await ada.reload();
  await ada.locator('#card-c4 .standing.reject').waitFor();
  require_((await ada.locator('#card-c4').innerText()).includes('<b>Look</b>'), 'the reason is not shown as written');
  await ada.context().close();
  await bob.context().close();
}

// What a key does is what the reader sees: faults are told, nothing happens behind a dialog or to a
// claim that is not shown, and answers that come late take nothing back.
async function carefulKeys(browser, server) {
  const page = await open(browser, server);
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
  await page.screenshot({ path: path.join(screens, 'history.png') });

  // Another tab of the same browser is signed in by this one; the key stands in no address.
  const tab = await page.context().newPage();
  await tab.goto(server.origin + '/');
  await tab.waitForSelector('.documents');
  require_(!page.url().includes('key=') && (await page.context().cookies()).length === 0, 'the key is left lying about');
  await page.context().close();
}

// A text that is pasted, files that are dropped, one that cannot be read.
async function adding(browser, server) {
  const page = await open(browser, server);
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
  await accessible(page, 'adding');
  await page.screenshot({ path: path.join(screens, 'adding.png') });
  await page.locator('.sent a', { hasText: 'mole mail.txt' }).click();
  await page.waitForSelector('.card');
  await page.context().close();
}

async function hostileDocument(browser, server) {
  const page = await open(browser, server);
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
    const page = await open(browser, server, options);
    const first = await page.locator('.documents a', { hasText: 'harbour-courier' }).getAttribute('href');
    for (const [view, address, wait] of [
      ['library', '/', '.documents'],
      ['read', first + '?claim=c1', '.card.chosen'],
      ['trace', first.replace('/read/', '/trace/') + '/c1', '.origin'],
      ['search', '/search?q=trafficking', '.documents'],
    ]) {
      await page.goto(server.origin + address);
      await page.waitForSelector(wait);
      await accessible(page, `${view}, ${name}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${view}, ${name}: ${wide} pixels wider than the window`);
      await page.screenshot({ path: path.join(screens, `${view}-${name}.png`) });
    }
    await page.context().close();
  }
}

async function withoutSession(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.origin + '/');
  await page.getByText('Not signed in').waitFor();
  await context.close();
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let ada, bob;
try {
  fs.writeFileSync(path.join(folder, '<img src=x onerror=window.hit=9>.txt'), hostile);
  add(...['harbour-courier.txt', 'retelling.txt', 'tier-digest.txt', 'news-page.html'].map((name) => path.join(examples, name)),
    path.join(folder, '<img src=x onerror=window.hit=9>.txt'));
  ada = await serve('Ada');
  bob = await serve('Bob');
  const steps = { withoutSession, newcomer, keysAlone, twoPeople, carefulKeys, adding, hostileDocument, looks };
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step(browser, ada, bob);
      console.log(`ok  ${name}`);
    } catch (fault) {
      faults.push(`${name}: ${fault.message}`);
    }
  }
} finally {
  await browser.close();
  ada?.end();
  bob?.end();
  fs.rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
