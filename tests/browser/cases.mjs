// SPDX-License-Identifier: Apache-2.0
//
// Confidential cases in a real browser: what each role is offered, a case from its first note to its
// deletion, assigning and taking off, links from documents; markup in every field; accessibility
// (axe), light, dark and narrow.
//
//   node cases.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
//
// Exits with 77 (skipped) where there is no browser.
import { spawn } from 'node:child_process';
import path from 'node:path';

import { codeAt, Desk, examples, password, require_ } from './desk.mjs';

const desk = new Desk(process.argv.slice(2), 'cases');
const secrets = new Map();
const used = new Map();

// A code that was not used yet; it waits where all that would be taken now were.
async function codeOf(name) {
  const now = () => Math.floor(Date.now() / 30_000);
  while (used.get(name) + 1 > now() + 1) await new Promise((done) => setTimeout(done, 500));
  used.set(name, Math.max(used.get(name) + 1, now()));
  return codeAt(secrets.get(name), used.get(name));
}

function setFactor(name) {
  return new Promise((done, lost) => {
    const shown = spawn(desk.program, ['accounts', 'second-factor', name, '--workspace', desk.workspace], { stdio: ['pipe', 'pipe', 'ignore'] });
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

async function signIn(page, name) {
  await desk.signIn(page, name);
  if (secrets.has(name)) {
    await page.getByLabel('Code of the second factor').fill(await codeOf(name));
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

// As it looks in the light, in the dark, and on a telephone.
async function looked(page, name) {
  await desk.accessible(page, name);
  await desk.shoot(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  await desk.accessible(page, `${name}, narrow and dark`);
  await desk.shoot(page, `${name}-narrow-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

const pages = {};
const markup = '<img src=x onerror="window.hit=1">';

async function whatEachIsOffered(browser, server) {
  for (const [name, offered] of [['Rita', 0], ['Ada', 0], ['Fay', 1]]) {
    const page = await desk.door(browser, server);
    await signIn(page, name);
    await page.waitForSelector('.documents');
    require_((await page.getByRole('link', { name: 'Cases', exact: true }).count()) === offered, `${name} is offered cases`);
    await page.locator('.documents a').first().click();
    await page.waitForSelector('.card');
    require_(((await page.getByRole('link', { name: 'Add to a case' }).count()) > 0) === (offered === 1), `${name}: adding to a case`);
    await page.goto(server.origin + '/cases');
    await page.getByRole('alert').waitFor();
    if (offered === 1) await page.getByText('Second factor needed').waitFor();
    await desk.accessible(page, `cases refused to ${name}`);
    await page.context().close();
  }
}

async function aFirstCase(browser, server) {
  const page = (pages.ann = await desk.door(browser, server, '/cases'));
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
  require_((await page.title()) === 'Cases \u00B7 Plumbline', `the window is called ${await page.title()}`);
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
  await desk.accessible(page, 'choosing a case');
  await desk.shoot(page, 'cases-choose');
  await page.getByRole('button', { name: /^Add here/ }).click();
  await page.getByText('names the quarry').waitFor();
  const leads = await page.locator('a[href^="/read/"]').first().getAttribute('href');
  require_(/^\/read\/[0-9a-f]{64}\?claim=c\d+$/.test(leads), `the link leads to ${leads}`);
}

async function toAColleague(browser, server) {
  const page = (pages.ben = await desk.door(browser, server, '/cases'));
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

// The form that changes what is told of a person, opened.
async function changing(page, name) {
  await page.getByRole('button', { name: `Change: ${name}` }).click();
  return page.getByRole('form', { name: `Change: ${name}` });
}

// Who is overtaken is told so, sees what the colleague wrote, and has lost no word.
async function whoIsOvertaken() {
  const { ann, ben } = pages;
  const mine = await changing(ann, 'Willow');
  await mine.getByLabel('What is known').fill('About fifty, speaks little.');
  const bens = await changing(ben, 'Willow');
  await bens.getByLabel('What is known').fill('About sixty, from the coast.');
  await bens.getByLabel('Who they are in it').selectOption('witness');
  await bens.getByRole('button', { name: 'Keep' }).click();
  await ben.getByText('About sixty, from the coast.').waitFor();
  await mine.getByRole('button', { name: 'Keep' }).click();
  await mine.getByRole('alert').waitFor();
  await ann.locator('.written', { hasText: 'About sixty, from the coast.' }).waitFor();
  require_((await mine.getByLabel('What is known').inputValue()) === 'About fifty, speaks little.', 'what Ann wrote is lost');
  await desk.accessible(ann, 'overtaken');
  await desk.shoot(ann, 'cases-overtaken');
  await mine.getByRole('button', { name: 'Keep' }).click();
  await mine.waitFor({ state: 'detached' });
  const row = ann.locator('li', { hasText: 'About fifty, speaks little.' });
  await row.getByRole('heading', { name: 'witness' }).waitFor();
}

async function whoseFactsAreOvertaken() {
  const { ann, ben } = pages;
  const facts = (page) => page.getByRole('form', { name: 'Change title' });
  await ben.reload();
  await ann.reload();
  for (const page of [ann, ben]) await page.getByText('Change title, status, kinds or dates').click();
  await facts(ann).getByLabel('Title').fill('The quarry at Lindow Moss');
  await facts(ben).getByLabel('Your reference number').fill('2026/115');
  await facts(ben).getByRole('button', { name: 'Keep' }).click();
  await ben.locator('.head').getByText('2026/115').waitFor();
  await facts(ann).getByRole('button', { name: 'Keep' }).click();
  await facts(ann).getByRole('alert').waitFor();
  await ann.locator('.head').getByText('2026/115').waitFor();
  require_((await facts(ann).getByLabel('Title').inputValue()) === 'The quarry at Lindow Moss', 'the title that Ann wrote is lost');
  await facts(ann).getByRole('button', { name: 'Keep' }).click();
  await ann.getByRole('heading', { name: 'The quarry at Lindow Moss' }).waitFor();
  await ann.reload();
  await ann.getByRole('heading', { name: 'The quarry at Lindow Moss' }).waitFor();
  require_((await ann.locator('.head').getByText('2026/115').count()) === 1, 'what Ben changed is overwritten');
}

async function whatIsWrittenOverOneTakenOut() {
  const { ann, ben } = pages;
  await ann.getByText('Add a person').first().click();
  const form = ann.getByRole('form', { name: 'Add a person' });
  await form.getByLabel('Pseudonym').fill('Alder');
  await form.getByRole('textbox', { name: 'What is known' }).fill('A driver.');
  await form.getByRole('button', { name: 'Add a person' }).click();
  const mine = await changing(ann, 'Alder');
  await mine.getByLabel('What is known').fill('A driver with a van.');
  await ben.reload();
  await ben.getByRole('button', { name: 'Take out: Alder' }).click();
  await ben.getByRole('heading', { name: 'Alder' }).waitFor({ state: 'detached' });
  await mine.getByRole('button', { name: 'Keep' }).click();
  await mine.getByRole('alert').waitFor();
  await ann.locator('li', { has: mine }).getByText('taken out by Ben').waitFor();
  require_((await mine.getByLabel('What is known').inputValue()) === 'A driver with a van.', 'what Ann wrote of Alder is lost');
  await mine.getByRole('button', { name: 'Cancel' }).click();
  await ann.getByRole('heading', { name: 'Alder' }).waitFor({ state: 'detached' });
}

async function somebodyElse(browser, server) {
  const page = await desk.door(browser, server, '/cases');
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
  const page = await desk.door(browser, server, '/journal');
  await signIn(page, 'Ada');
  await page.getByRole('cell', { name: 'delete-case' }).waitFor();
  const told = await page.locator('main').innerText();
  for (const word of ['quarry', 'Willow', '2026/114', 'Monday']) require_(!told.includes(word), `the journal tells ${word}`);
  await desk.shoot(page, 'cases-journal');
  await page.context().close();
}

await desk.test('confidential cases', async (browser) => {
  desk.run('add', path.join(examples, 'harbour-courier.txt'));
  for (const [name, role] of [['Ada', 'administrator'], ['Rita', 'reader'], ['Ann', 'analyst'], ['Ben', 'editor'], ['Eve', 'editor'], ['Fay', 'analyst']]) {
    desk.account(name, role);
  }
  for (const name of ['Ann', 'Ben', 'Eve']) await setFactor(name);
  const steps = [whatEachIsOffered, aFirstCase, whatIsTold, aLinkFromADocument, toAColleague, whoIsOvertaken, whoseFactsAreOvertaken,
    whatIsWrittenOverOneTakenOut, somebodyElse, takenOff, deletedForGood, whatTheAdministratorReads];
  await desk.through(steps, [browser, await desk.serve()], { oneAfterAnother: true });
});
