// SPDX-License-Identifier: Apache-2.0
//
// A team in a real browser: signing in with a second factor, what each role is offered, accounts and
// the journal, signing out in all tabs; accessibility (axe), light, dark and narrow.
//
//   node team.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
//
// Exits with 77 (skipped) where there is no browser.
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const [program, modules, screens] = process.argv.slice(2);
const examples = path.resolve(path.dirname(new URL(import.meta.url).pathname), '../../examples');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
if (browserPath === undefined || !fs.existsSync(path.join(modules, 'playwright-core'))) {
  console.log('skipped: no browser, or the page was built without npm');
  process.exit(77);
}
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-team-'));
const workspace = path.join(folder, 'workspace');
const password = 'barn gravel otter seven';
fs.mkdirSync(screens, { recursive: true });
const faults = [];

function require_(truth, words) {
  if (!truth) throw new Error(words);
}

function run(input, ...words) {
  const done = spawnSync(program, [...words, '--workspace', workspace], { encoding: 'utf8', input });
  require_(done.status === 0, `${words.join(' ')}: ${done.stderr}`);
}

function codeOf(secret, step) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(count).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function serve() {
  const process_ = spawn(program, ['serve', workspace, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((found, lost) => {
    let out = '';
    process_.stdout.on('data', (piece) => {
      out += piece;
      if (out.includes('\n')) found(out.trim());
    });
    process_.on('exit', () => lost(new Error('serve ended')));
  });
  // Where a team signs in, the address has no key; it is printed as the page's own origin.
  return { origin: new URL(url).origin, end: () => process_.kill('SIGTERM') };
}

async function open(context, server, path_ = '/') {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (fault) => faults.push(`error on ${page.url()}: ${fault.message}`));
  page.on('console', (told) => {
    if (told.type() === 'error' && !told.text().startsWith('Failed to load resource')) faults.push(`console: ${told.text()}`);
  });
  page.on('request', (asked) => {
    if (!asked.url().startsWith(server.origin + '/')) faults.push(`a request to ${asked.url()}`);
  });
  await page.goto(server.origin + path_);
  return page;
}

async function signIn(page, name) {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations.map((each) => ({
    id: each.id, impact: each.impact, nodes: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
  })));
  for (const each of found) {
    if (each.impact === 'serious' || each.impact === 'critical') faults.push(`${name}: ${each.id}: ${each.nodes.join(' | ')}`);
  }
}

async function wrongThenRight(browser, server) {
  const context = await browser.newContext();
  const page = await open(context, server, '/search?q=minimum+standards');
  await page.getByLabel('Name').fill('Ben');
  await page.getByLabel('Password').fill('no password of his');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await accessible(page, 'signing in');
  await page.screenshot({ path: path.join(screens, 'sign-in.png') });
  await signIn(page, 'Ben');
  await page.getByRole('option', { name: 'Newest first' }).waitFor({ state: 'attached' });
  require_(page.url().endsWith('/search?q=minimum+standards'), 'the address asked for is lost');
  await context.close();
}

async function whatEachIsOffered(browser, server) {
  for (const [name, decides, administers] of [['Ben', false, false], ['Cleo', true, false], ['Ada', false, true]]) {
    const context = await browser.newContext();
    const page = await open(context, server);
    await signIn(page, name);
    await page.waitForSelector('.documents');
    require_((await page.getByRole('link', { name: 'Accounts' }).count()) === (administers ? 1 : 0), `${name}: accounts`);
    require_((await page.locator('.adding').count()) === (decides ? 1 : 0), `${name}: adding`);
    await page.locator('.documents a').first().click();
    await page.waitForSelector('.card');
    require_((await page.getByRole('button', { name: 'Confirm' }).first().isVisible()) === decides, `${name}: confirming`);
    await context.close();
  }
}

async function secondFactor(browser, server) {
  const context = await browser.newContext();
  const page = await open(context, server);
  await signIn(page, 'Cleo');
  await page.getByRole('link', { name: 'Cleo' }).click();
  const factor = page.locator('section', { hasText: 'Second factor' });
  await factor.getByLabel('Current password').fill(password);
  await factor.getByRole('button', { name: 'Set up' }).click();
  const secret = (await factor.locator('code').innerText()).replaceAll(' ', '');
  await accessible(page, 'one\'s own account');
  await page.screenshot({ path: path.join(screens, 'me.png'), fullPage: true });
  const step = Math.floor(Date.now() / 30_000);
  await factor.getByLabel('Code that it shows').fill(codeOf(secret, step));
  await factor.getByRole('button', { name: 'Confirm the code' }).click();
  await signIn(page, 'Cleo');
  await page.getByLabel('Code of the second factor').fill(codeOf(secret, step + 1));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await context.close();
}

async function accountsAndJournal(browser, server) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await open(context, server);
  await signIn(page, 'Ada');
  await page.getByRole('link', { name: 'Accounts' }).click();
  await page.getByLabel('Changes of accounts').getByLabel('Current password').fill(password);
  const form = page.getByRole('form', { name: 'Add an account' });
  await form.getByLabel('Name').fill('<img src=x onerror="window.hit=1">');
  await form.getByLabel(/New password/).fill('willow copper nine lakes');
  await form.getByRole('button', { name: 'Add an account' }).click();
  await page.getByRole('rowheader', { name: '<img' }).waitFor();
  require_((await page.evaluate(() => window.hit)) === undefined, 'a name of an account is markup');
  await page.getByLabel('Role, Ben').selectOption('editor');
  await page.getByRole('row', { name: /Ben/ }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('row', { name: /Ben/ }).getByRole('button', { name: 'Open again' }).waitFor();
  await page.getByRole('row', { name: /Ada/ }).getByRole('button', { name: 'Close' }).click();
  await page.getByText('last administrator').waitFor();
  await accessible(page, 'accounts');
  await page.screenshot({ path: path.join(screens, 'accounts.png'), fullPage: true });
  await page.getByRole('link', { name: 'Who did what' }).click();
  await page.getByRole('cell', { name: 'close-account' }).first().waitFor();
  await accessible(page, 'journal');
  await page.screenshot({ path: path.join(screens, 'journal.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  require_(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the journal is wider than a telephone');
  await accessible(page, 'journal, narrow and dark');
  await page.screenshot({ path: path.join(screens, 'journal-narrow-dark.png') });
  await context.close();
}

async function signingOutEverywhere(browser, server) {
  const context = await browser.newContext();
  const one = await open(context, server);
  await signIn(one, 'Ada');
  await one.waitForSelector('.documents');
  const two = await open(context, server);
  await two.waitForSelector('.documents'); // the other tab lends its session
  await one.getByRole('button', { name: 'Sign out' }).click();
  await one.getByLabel('Password').waitFor();
  await two.getByLabel('Password').waitFor();
  require_((await two.evaluate(() => sessionStorage.length)) === 0, 'a session is kept after signing out');
  await context.close();
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let server;
try {
  run('', 'add', path.join(examples, 'harbour-courier.txt'));
  for (const [name, role] of [['Ada', 'administrator'], ['Ben', 'reader'], ['Cleo', 'analyst']]) {
    run(password + '\n', 'accounts', 'add', name, '--role', role);
  }
  server = await serve();
  for (const step of [wrongThenRight, whatEachIsOffered, secondFactor, accountsAndJournal, signingOutEverywhere]) {
    try {
      await step(browser, server);
      console.log(`ok  ${step.name}`);
    } catch (fault) {
      faults.push(`${step.name}: ${fault.message}`);
    }
  }
} finally {
  await browser.close();
  server?.end();
  fs.rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
