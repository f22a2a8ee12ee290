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

async function hostileDocument(browser, server) {
  const page = await open(browser, server);
  const links = await page.locator('.documents a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  for (const link of links) {
    await page.goto(server.origin + link);
    await page.waitForSelector('.text');
  }
  await page.goto(server.origin + '/search?q=freed');
  await page.waitForSelector('.head');
  await page.goto(server.origin + '/search?q=' + encodeURIComponent('<img src=x onerror=window.hit=8>'));
  await page.waitForSelector('[role=alert], .head');
  require_((await page.evaluate(() => window.hit)) === undefined, 'a document ran script');
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
  const steps = { withoutSession, newcomer, keysAlone, twoPeople, hostileDocument, looks };
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
