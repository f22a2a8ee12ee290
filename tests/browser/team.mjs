// SPDX-License-Identifier: Apache-2.0
//
// A team in a real browser: signing in with a second factor, what each role is offered, accounts and
// the journal, signing out in all tabs; accessibility (axe), light, dark and narrow.
//
//   node team.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
//
// Exits with 77 (skipped) where there is no browser.
import path from 'node:path';

import { codeAt, Desk, examples, password, require_ } from './desk.mjs';

const desk = new Desk(process.argv.slice(2), 'team');

async function wrongThenRight(browser, server) {
  const page = await desk.door(browser, server, '/search?q=minimum+standards');
  await page.getByLabel('Name').fill('Ben');
  await page.getByLabel('Password').fill('no password of his');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await desk.accessible(page, 'signing in');
  await desk.shoot(page, 'sign-in');
  await desk.signIn(page, 'Ben');
  await page.getByRole('option', { name: 'Newest first' }).waitFor({ state: 'attached' });
  require_(page.url().endsWith('/search?q=minimum+standards'), 'the address asked for is lost');
  await page.context().close();
}

async function whatEachIsOffered(browser, server) {
  for (const [name, decides, administers] of [['Ben', false, false], ['Cleo', true, false], ['Ada', false, true]]) {
    const page = await desk.door(browser, server);
    await desk.signIn(page, name);
    await page.waitForSelector('.documents');
    require_((await page.getByRole('link', { name: 'Accounts' }).count()) === (administers ? 1 : 0), `${name}: accounts`);
    require_((await page.locator('.adding').count()) === (decides ? 1 : 0), `${name}: adding`);
    await page.locator('.documents a').first().click();
    await page.waitForSelector('.card');
    require_((await page.getByRole('button', { name: 'Confirm' }).first().isVisible()) === decides, `${name}: confirming`);
    await page.context().close();
  }
}

async function secondFactor(browser, server) {
  const page = await desk.door(browser, server);
  await desk.signIn(page, 'Cleo');
  await page.getByRole('link', { name: 'Cleo' }).click();
  const factor = page.locator('section', { hasText: 'Second factor' });
  await factor.getByLabel('Current password').fill(password);
  await factor.getByRole('button', { name: 'Set up' }).click();
  const secret = (await factor.locator('code').innerText()).replaceAll(' ', '');
  await desk.accessible(page, 'one\'s own account');
  await desk.shoot(page, 'me');
  const step = Math.floor(Date.now() / 30_000);
  await factor.getByLabel('Code that it shows').fill(codeAt(secret, step));
  await factor.getByRole('button', { name: 'Confirm the code' }).click();
  await page.getByText('Changed. Sign in again.').waitFor();
  await desk.signIn(page, 'Cleo');
  await page.getByLabel('Code of the second factor').fill(codeAt(secret, step + 1));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.context().close();
}

async function accountsAndJournal(browser, server) {
  const page = await desk.door(browser, server);
  await desk.signIn(page, 'Ada');
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
  await desk.accessible(page, 'accounts');
  await desk.shoot(page, 'accounts');
  await page.getByRole('link', { name: 'Who did what' }).click();
  await page.getByRole('cell', { name: 'close-account' }).first().waitFor();
  await desk.accessible(page, 'journal');
  await desk.shoot(page, 'journal');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await desk.accessible(page, 'journal, narrow and dark');
  await desk.shoot(page, 'journal-narrow-dark');
  await page.context().close();
}

async function signingOutEverywhere(browser, server) {
  const one = await desk.door(browser, server);
  await desk.signIn(one, 'Ada');
  await one.waitForSelector('.documents');
  const two = await desk.page(one.context(), server);
  await two.goto(server.origin);
  await two.waitForSelector('.documents'); // the other tab lends its session
  await one.getByRole('button', { name: 'Sign out' }).click();
  await one.getByLabel('Password').waitFor();
  await two.getByLabel('Password').waitFor();
  require_((await two.evaluate(() => sessionStorage.length)) === 0, 'a session is kept after signing out');
  await one.context().close();
}

await desk.test('a team', async (browser) => {
  desk.run('add', path.join(examples, 'harbour-courier.txt'));
  for (const [name, role] of [['Ada', 'administrator'], ['Ben', 'reader'], ['Cleo', 'analyst']]) desk.account(name, role);
  await desk.through([wrongThenRight, whatEachIsOffered, secondFactor, accountsAndJournal, signingOutEverywhere], [browser, await desk.serve()]);
});
