// SPDX-License-Identifier: Apache-2.0
//
// Confidential cases in a real browser: what each role is offered, a case from its first note to its
// deletion, assigning and taking off, links from documents; markup in every field; accessibility
// (axe), light, dark and narrow.
//
//   node cases.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
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

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-cases-'));
const workspace = path.join(folder, 'workspace');
const password = 'barn gravel otter seven';
fs.mkdirSync(screens, { recursive: true });
const faults = [];
const secrets = new Map();
const used = new Map();

function require_(truth, words) {
  if (!truth) throw new Error(words);
}

function run(input, ...words) {
  const done = spawnSync(program, [...words, '--workspace', workspace], { encoding: 'utf8', input });
  require_(done.status === 0, `${words.join(' ')}: ${done.stderr}`);
}

function codeAt(secret, step) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(count).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// A code that was not used yet; it waits where all that would be taken now were.
async function codeOf(name) {
  const now = () => Math.floor(Date.now() / 30_000);
  while (used.get(name) + 1 > now() + 1) await new Promise((done) => setTimeout(done, 500));
  used.set(name, Math.max(used.get(name) + 1, now()));
  return codeAt(secrets.get(name), used.get(name));
}

function setFactor(name) {
  return new Promise((done, lost) => {
    const shown = spawn(program, ['accounts', 'second-factor', name, '--workspace', workspace], { stdio: ['pipe', 'pipe', 'ignore'] });
    let out = '';
    shown.stdout.on('data', (piece) => {
      out += piece;
      const found = /secret=([A-Z2-7]+)/.exec(out);
      if (found === null || secrets.has(name)) return;
      secrets.set(name, found[1]);
      used.set(name, Math.floor(Date.now() / 30_000) - 1);
      shown.stdin.end(codeAt(found[1], used.get(name)) + '\n');
    });
    shown.on('exit', (code) => (code === 0 ? done() : lost(new Error(`second factor of ${name}: ${code}`))));
  });
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
  return { origin: new URL(url).origin, end: () => process_.kill('SIGTERM') };
}

async function open(browser, server, path_ = '/') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
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
  await page.keyboard.press('Enter');
  if (secrets.has(name)) {
    await page.getByLabel('Code of the second factor').fill(await codeOf(name));
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations.map((each) => ({
    id: each.id, impact: each.impact, nodes: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
  })));
  for (const each of found) faults.push(`${name}: ${each.id} (${each.impact}): ${each.nodes.join(' | ')}`);
}

// As it looks in the light, in the dark, and on a telephone.
async function looked(page, name) {
  await accessible(page, name);
  await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  require_(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than 320 pixels`);
  await accessible(page, `${name}, narrow and dark`);
  await page.screenshot({ path: path.join(screens, `${name}-narrow-dark.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

const pages = {};
const markup = '<img src=x onerror="window.hit=1">';

async function whatEachIsOffered(browser, server) {
  for (const [name, offered] of [['Rita', 0], ['Ada', 0], ['Fay', 1]]) {
    const page = await open(browser, server);
    await signIn(page, name);
    await page.waitForSelector('.documents');
    require_((await page.getByRole('link', { name: 'Cases', exact: true }).count()) === offered, `${name} is offered cases`);
    await page.locator('.documents a').first().click();
    await page.waitForSelector('.card');
    require_(((await page.getByRole('link', { name: 'Add to a case' }).count()) > 0) === (offered === 1), `${name}: adding to a case`);
    await page.goto(server.origin + '/cases');
    await page.getByRole('alert').waitFor();
    if (offered === 1) await page.getByText('Second factor needed').waitFor();
    await accessible(page, `cases refused to ${name}`);
    await page.context().close();
  }
}

async function aFirstCase(browser, server) {
  const page = (pages.ann = await open(browser, server, '/cases'));
  await signIn(page, 'Ann');
  await page.getByText('No case is assigned to you').waitFor();
  await looked(page, 'cases-none');
  const form = page.getByRole('form', { name: 'New case' });
  await form.getByLabel('Title').fill('The quarry at Lindow');
  await form.getByLabel('Your reference number').fill('2026/114');
  await form.getByLabel('forced labour').check();
  await form.getByLabel(/^Opened/).fill('2026-11');
  await form.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('heading', { name: 'The quarry at Lindow' }).waitFor();
  await page.getByText('Only you can open this case').waitFor();
}

async function whatIsTold() {
  const page = pages.ann;
  await page.getByRole('textbox', { name: 'Note' }).fill('Two men came to the desk on Monday.\nThey will come again.');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await page.getByText('They will come again.').waitFor();
  await page.getByRole('textbox', { name: 'Note' }).fill(markup);
  await page.getByRole('button', { name: 'Add the note' }).click();
  await page.getByText('Add a person').first().click();
  const form = page.getByRole('form', { name: 'Add a person' });
  await form.getByLabel('Pseudonym').fill('Willow');
  await form.getByLabel('What is known').fill('About thirty, from the north.');
  await form.getByRole('button', { name: 'Add a person' }).click();
  const row = page.locator('li', { hasText: 'Willow' });
  await row.getByRole('button', { name: 'Change: Willow' }).click();
  await row.getByLabel('What is known').fill('About forty, from the north.');
  await row.getByRole('button', { name: 'Keep' }).click();
  await page.getByText('About forty, from the north.').waitFor();
  await page.getByText('Change title, status, kinds or dates').click();
  const facts = page.getByRole('form', { name: 'Change title' });
  await facts.getByLabel('Status').selectOption('in-work');
  await facts.getByRole('button', { name: 'Keep' }).click();
  await page.getByText('status: in-work').waitFor();
  require_((await page.evaluate(() => window.hit)) === undefined, 'words of a case are markup');
}

async function aLinkFromADocument(browser, server) {
  const page = pages.ann;
  await page.getByRole('link', { name: 'Library' }).click();
  await page.locator('.documents a').first().click();
  await page.waitForSelector('.card');
  await page.locator('.card').first().getByRole('link', { name: 'Add to a case' }).click();
  await page.getByRole('heading', { name: 'To which case?' }).waitFor();
  await page.getByLabel('Why').fill('names the quarry');
  await accessible(page, 'choosing a case');
  await page.screenshot({ path: path.join(screens, 'cases-choose.png'), fullPage: true });
  await page.getByRole('button', { name: /^Add here/ }).click();
  await page.getByText('names the quarry').waitFor();
  const leads = await page.locator('a[href^="/read/"]').first().getAttribute('href');
  require_(/^\/read\/[0-9a-f]{64}\?claim=c\d+$/.test(leads), `the link leads to ${leads}`);
}

async function toAColleague(browser, server) {
  const page = (pages.ben = await open(browser, server, '/cases'));
  await signIn(page, 'Ben');
  await page.getByText('No case is assigned to you').waitFor();
  const own = await page.locator('code.secret').innerText();
  await pages.ann.reload();
  await pages.ann.getByRole('form', { name: 'Assign' }).getByText(own).waitFor();
  await pages.ann.getByRole('button', { name: 'Assign', exact: true }).click();
  await pages.ann.getByText('assigned: Ben').waitFor();
  require_((await pages.ann.getByText('Only you can open this case').count()) === 0, 'two open it now');
  await looked(pages.ann, 'case');
  await page.reload();
  await page.getByRole('link', { name: 'The quarry at Lindow' }).click();
  await page.getByText('About forty, from the north.').waitFor();
}

async function somebodyElse(browser, server) {
  const page = await open(browser, server, '/cases');
  await signIn(page, 'Eve');
  await page.getByText('No case is assigned to you').waitFor();
  const address = new URL(pages.ann.url()).pathname;
  await page.evaluate((to) => history.pushState(null, '', to), address);
  await page.reload();
  await page.getByText('there is no such case').waitFor();
  require_(!(await page.content()).includes('quarry'), 'Eve reads of it');
  await page.context().close();
}

async function takenOff() {
  await pages.ann.getByRole('button', { name: 'Take off: Ben' }).click();
  await pages.ann.getByText('taken off: Ben').waitFor();
  await pages.ben.reload();
  await pages.ben.getByText('there is no such case').waitFor();
  await pages.ann.getByRole('button', { name: 'Take out: Willow' }).click();
  await pages.ann.getByRole('heading', { name: 'Willow' }).waitFor({ state: 'detached' });
}

async function deletedForGood() {
  const page = pages.ann;
  await page.getByText('Its key and everything in it').click();
  const form = page.getByRole('form', { name: 'Delete the case' });
  await form.getByLabel('Current password').fill(password);
  await form.getByLabel('Code of the second factor').fill(await codeOf('Ann'));
  await form.getByRole('button', { name: 'Delete the case' }).click();
  await page.getByText('No case is assigned to you').waitFor();
}

async function whatTheAdministratorReads(browser, server) {
  const page = await open(browser, server, '/journal');
  await signIn(page, 'Ada');
  await page.getByRole('cell', { name: 'delete-case' }).waitFor();
  const told = await page.locator('main').innerText();
  for (const word of ['quarry', 'Willow', '2026/114', 'Monday']) require_(!told.includes(word), `the journal tells ${word}`);
  await page.screenshot({ path: path.join(screens, 'cases-journal.png') });
  await page.context().close();
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let server;
try {
  run('', 'add', path.join(examples, 'harbour-courier.txt'));
  for (const [name, role] of [['Ada', 'administrator'], ['Rita', 'reader'], ['Ann', 'analyst'], ['Ben', 'editor'], ['Eve', 'editor'], ['Fay', 'analyst']]) {
    run(password + '\n', 'accounts', 'add', name, '--role', role);
  }
  for (const name of ['Ann', 'Ben', 'Eve']) await setFactor(name);
  server = await serve();
  const steps = [whatEachIsOffered, aFirstCase, whatIsTold, aLinkFromADocument, toAColleague, somebodyElse, takenOff, deletedForGood,
    whatTheAdministratorReads];
  for (const step of steps) {
    try {
      await step(browser, server);
      console.log(`ok  ${step.name}`);
    } catch (fault) {
      faults.push(`${step.name}: ${fault.message}`);
      break;
    }
  }
} finally {
  await browser.close();
  server?.end();
  fs.rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
