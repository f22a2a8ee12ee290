// SPDX-License-Identifier: Apache-2.0
//
// Reading and tracing in a real browser: correcting a claim by keys and by mouse, two people at one
// document, passages of violence, progress of review, the axis of a trace; accessibility (axe) in
// light, dark and at 320 pixels.
//
//   node reading.mjs PLUMBLINE NODE_MODULES SCREENSHOTS
//
// Exits with 77 (skipped) where there is no browser.
import fs from 'node:fs';
import path from 'node:path';

import { Desk, examples, require_ } from './desk.mjs';

const desk = new Desk(process.argv.slice(2), 'reading');

const reef = `Reef Ledger

Nine deckhands freed at Port Selwyn

By Mara Quill

12 March 2024

Police in Fiji freed nine Nepali deckhands from a trawler in Suva on 10 March 2024, the Ministry of Employment said. The
Ministry of Employment said that 41 victims of trafficking were identified in Fiji in 2023.

The harbour police said the skipper beat them with an iron rod and burned one man with cigarettes. They were locked up at night.

The Prosecutor's Office said that 12 traffickers were convicted in Fiji in 2023 \u{1F41F}. The court said it would hear five more.
`;

// Somebody signed in, at the document.
async function signedIn(browser, server, name, options = {}) {
  const page = await desk.door(browser, server, '/', options);
  await desk.signIn(page, name);
  await page.locator('.documents a', { hasText: 'Nine deckhands' }).click();
  await page.waitForSelector('.card');
  return page;
}

// The id of the claim whose card holds these words.
async function claimWith(page, words) {
  const card = page.locator('.card', { hasText: words }).first();
  return (await card.getAttribute('id')).replace('card-', '');
}

async function choose(page, claim) {
  const url = new URL(page.url());
  url.searchParams.set('claim', claim);
  await page.goto(url.href);
  await page.waitForSelector(`#card-${claim}.chosen`);
  return page.locator('#card-' + claim);
}

async function correctByKeys(browser, server) {
  const page = await signedIn(browser, server, 'Cleo');
  const claim = await claimWith(page, '41 victims');
  const card = await choose(page, claim);
  const quote = card.locator('blockquote').first();
  const before = await quote.innerText();
  const kind = await card.locator('.kind').innerText();
  await page.keyboard.press('w');
  const draft = card.locator('div.draft');
  await draft.waitFor();
  require_((await draft.innerText()) === before, 'the words begin as something else');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  const chosen = await draft.innerText();
  require_(before.includes(chosen) && chosen.split(' ').length < before.split(' ').length, `the words do not shrink: ${chosen}`);
  await page.keyboard.press('ArrowRight');
  const longer = await draft.innerText();
  require_(longer.startsWith(chosen) && longer.length > chosen.length, 'the words do not grow');
  require_((await page.locator('.text .draft').allInnerTexts()).join('').replace(/\s+/g, ' ').includes(longer.slice(0, 20)), 'the text does not show them');
  await desk.accessible(page, 'correcting words');
  await desk.shoot(page, 'correct-words', {});
  await page.keyboard.press('Enter');
  await card.locator('.standing.correct').waitFor();
  require_((await quote.innerText()) === longer, 'the card does not have the words');
  require_((await card.locator('.machine').innerText()).includes(before.slice(0, 30)), 'what the machine read is not told');

  await page.keyboard.press('y');
  const select = card.getByLabel('What kind of claim is it?');
  await select.waitFor();
  require_(await select.evaluate((each) => each === document.activeElement), 'the list of kinds has no focus');
  await select.selectOption('response');
  await desk.shoot(page, 'correct-kind', {});
  await card.getByRole('button', { name: 'Keep' }).click();
  await card.locator('.kind', { hasText: 'Response' }).waitFor();

  await page.keyboard.press('s');
  await card.getByLabel('somebody the document names:').last().waitFor();
  await page.keyboard.type('Harold Nobody');
  await page.keyboard.press('Enter');
  await card.getByRole('alert').waitFor(); // a name that is not printed so
  await page.keyboard.press('Control+A');
  await page.keyboard.type("Prosecutor's Office");
  await desk.accessible(page, 'correcting the source');
  await desk.shoot(page, 'correct-source', {});
  await page.keyboard.press('Enter');
  await card.locator('.chain li', { hasText: 'Prosecutor' }).waitFor();

  await page.keyboard.press('m');
  await card.getByLabel('Note').fill('All three, by keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await card.getByLabel('What is wrong with it?').waitFor();
  await page.keyboard.press('Escape');
  await desk.accessible(page, 'a corrected claim');
  await desk.shoot(page, 'corrected', {});
  for (const left of ['Response', kind, '']) {
    await page.keyboard.press('u');
    if (left === '') await card.locator('.standing.machine').waitFor();
    else await card.locator('.kind', { hasText: left }).waitFor();
    await page.waitForTimeout(150);
  }
  require_((await quote.innerText()) === before, 'what was taken back is not as it was');
  require_((await card.locator('.history li').count()) === 6, 'not all that was decided is told');
  await page.context().close();
}

// Words marked in the text by mouse, behind a letter of two units; a name marked likewise.
async function correctByMouse(browser, server) {
  const page = await signedIn(browser, server, 'Cleo');
  const claim = await claimWith(page, 'hear five more');
  const card = await choose(page, claim);
  const drag = async (words) => {
    const [from, to] = await page.evaluate((sought) => {
      const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
        const at = node.data.indexOf(sought);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        node.parentElement.scrollIntoView({ block: 'center' });
        const [first, last] = [range.getClientRects()[0], [...range.getClientRects()].at(-1)];
        return [[first.left + 1, first.top + first.height / 2], [last.right - 1, last.top + last.height / 2]];
      }
      return null;
    }, words);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
  };
  await card.getByRole('button', { name: 'Words', exact: true }).click();
  await card.locator('div.draft').waitFor();
  await drag('would hear five');
  require_((await card.locator('div.draft').innerText()) === 'would hear five', `marked: ${await card.locator('div.draft').innerText()}`);
  await card.getByRole('button', { name: 'End: a word on' }).click();
  await card.getByRole('button', { name: 'Keep' }).click();
  await card.locator('.standing.correct').waitFor();
  require_((await card.locator('blockquote').first().innerText()) === 'would hear five more', 'other words are kept');

  await card.getByRole('button', { name: 'Source' }).click();
  await drag('Ministry of Employment');
  require_((await card.locator('.correction input[type=text]').inputValue()) === 'Ministry of Employment', 'the name is not taken');
  await card.getByRole('button', { name: 'Cancel' }).click();
  await card.getByRole('button', { name: 'Undo' }).click();
  await card.locator('.standing.machine').waitFor();
  await page.context().close();
}

// A claim that the machine missed, by keys alone; then it is as any other, and can be taken back.
async function addAClaim(browser, server) {
  const page = await signedIn(browser, server, 'Cleo');
  const cards = await page.locator('.card').count();
  await page.keyboard.press('a');
  const form = page.getByRole('form', { name: 'Add a claim' });
  const draft = form.locator('div.draft');
  await draft.waitFor();
  for (let at = 0; at < 12 && !(await draft.innerText()).includes('Ministry of Employment said.'); ++at) await page.keyboard.press('ArrowDown');
  require_((await draft.innerText()).startsWith('Police in Fiji'), `no sentence is reached: ${await draft.innerText()}`);
  for (let at = 0; at < 40 && (await draft.innerText()).split(' ').length > 6; ++at) await page.keyboard.press('ArrowLeft');
  const words = await draft.innerText();
  await form.getByLabel('What kind of claim is it?').selectOption('response');
  await desk.accessible(page, 'adding a claim');
  await desk.shoot(page, 'add-claim', {});
  await form.getByRole('button', { name: 'Keep' }).click();
  const card = page.locator('.card.chosen', { hasText: 'added by a person' });
  await card.waitFor();
  require_((await card.locator('blockquote').first().innerText()) === words, 'other words are added');
  require_((await page.locator('.card').count()) === cards + 1, 'no card is added');
  await desk.shoot(page, 'added-claim', {});
  await page.reload();
  await card.waitFor();
  await card.getByRole('button', { name: 'Undo' }).click();
  await card.waitFor({ state: 'detached' });
  require_((await page.locator('.card').count()) === cards, 'it is not taken back');
  await page.context().close();
}

// Each sees what the other did before anything is laid over it; nothing is lost.
async function twoPeople(browser, server) {
  const ada = await signedIn(browser, server, 'Edda');
  const claim = await claimWith(ada, '12 traffickers');
  const bob = await signedIn(browser, server, 'Cleo');
  const [hers, his] = [await choose(ada, claim), await choose(bob, claim)];
  await ada.keyboard.press('y');
  await hers.getByLabel('What kind of claim is it?').selectOption('response');
  await hers.getByLabel(/Why/).fill('the state acted');
  await hers.getByRole('button', { name: 'Keep' }).click();
  await hers.locator('.standing.correct').waitFor();

  await bob.keyboard.press('s');
  await his.getByLabel('somebody it does not name').check();
  await his.getByRole('button', { name: 'Keep' }).click();
  await his.getByRole('alert').waitFor();
  const told = await his.innerText();
  require_(told.includes('kind corrected by Edda') && told.includes('the state acted'), `what Edda did is not shown: ${told}`);
  require_((await his.locator('.kind').innerText()) === 'Response', 'the claim is not shown as Edda left it');
  require_(await his.getByLabel('somebody it does not name').isChecked(), 'what was being decided is lost');
  await desk.shoot(bob, 'conflict', {});
  await his.getByRole('button', { name: 'Keep' }).click();
  await his.locator('.chain .unnamed').waitFor();
  require_((await his.locator('.kind').innerText()) === 'Response', 'one correction took the other back');
  await ada.reload();
  await hers.locator('.chain .unnamed').waitFor();
  require_((await hers.locator('.history li').count()) === 2, 'a decision is lost');

  // Both at the same moment: one is kept, the other is told and keeps what was typed.
  const other = await claimWith(ada, '41 victims');
  const [one, two] = [await choose(ada, other), await choose(bob, other)];
  await ada.keyboard.press('r');
  await bob.keyboard.press('r');
  await one.getByLabel('What is wrong with it?').fill('from Edda');
  await two.getByLabel('What is wrong with it?').fill('from Cleo');
  await Promise.all([one, two].map((card) => card.getByRole('button', { name: 'Keep' }).click()));
  const refused = async (card) => card.getByRole('alert').waitFor({ timeout: 4000 }).then(() => true, () => false);
  const [first, second] = await Promise.all([refused(one), refused(two)]);
  require_(first !== second, `of two at once ${first && second ? 'none' : 'both'} was kept`);
  const late = first ? one : two;
  require_((await late.innerText()).includes(first ? 'from Cleo' : 'from Edda'), 'the other decision is not shown');
  await late.getByRole('button', { name: 'Keep' }).click();
  await late.locator('form').waitFor({ state: 'detached' });
  const history = await late.locator('.history').innerText();
  require_(history.includes('from Edda') && history.includes('from Cleo'), `a decision is lost: ${history}`);
  await ada.context().close();
  await bob.context().close();
}

// How far the review is, in the document and in the library; the key to what is left.
async function progress(browser, server) {
  const page = await signedIn(browser, server, 'Cleo');
  const cards = await page.locator('.card').count();
  const heading = page.locator('.cards h2');
  require_((await heading.innerText()).includes(`2 of ${cards} decided`), `progress: ${await heading.innerText()}`);
  const met = new Set();
  for (let at = 0; at < cards; ++at) {
    await page.keyboard.press('i');
    const chosen = page.locator('.card.chosen');
    await chosen.waitFor();
    await page.waitForTimeout(60);
    met.add(await chosen.getAttribute('id'));
    require_((await chosen.locator('.standing.machine').count()) === 1, 'a decided claim is taken for one that is not');
  }
  require_(met.size === cards - 2, `the key reaches ${met.size} of ${cards - 2}`);
  await page.getByRole('button', { name: 'Next undecided' }).click();
  await page.keyboard.press('g');
  await page.locator('.documents .decided', { hasText: `2 of ${cards} decided` }).waitFor();
  await page.context().close();
}

async function violence(browser, server) {
  const page = await signedIn(browser, server, 'Cleo');
  const shows = async (words) => (await page.locator('main').innerText()).includes(words);
  require_(!(await shows('iron rod')) && !(await shows('cigarettes')), 'violence is shown unasked');
  require_(await shows('41 victims'), 'other passages are closed');
  const button = page.locator('.text .veil').first();
  require_((await button.getAttribute('aria-expanded')) === 'false', 'it is not said that it is closed');
  require_((await button.innerText()).includes('violence'), 'it is not said why');
  await desk.accessible(page, 'violence closed');
  await desk.shoot(page, 'violence-closed', {});
  await button.click();
  require_((await page.locator('.text').innerText()).includes('iron rod'), 'a click does not open it');
  require_((await button.getAttribute('aria-expanded')) === 'true', 'it is not said that it is open');
  await button.press('Enter');
  require_(!(await shows('iron rod')), 'it cannot be closed again');

  const held = await page.locator('.text .veiled').first().getAttribute('data-claims');
  require_(held !== '', 'no claim stands in the passage');
  const [claim] = held.split(' ');
  const card = await choose(page, claim);
  require_((await card.locator('blockquote').count()) === 0, 'the card shows it');
  await page.keyboard.press('o');
  await card.locator('blockquote').first().waitFor();
  require_((await page.locator('.text').innerText()).includes('iron rod'), 'the key opens the card alone');
  await page.keyboard.press('o');
  require_(!(await shows('iron rod')), 'the key does not close it');
  // Who marks its words sees them.
  await page.keyboard.press('w');
  await card.locator('div.draft').waitFor();
  require_((await page.locator('.text').innerText()).includes('iron rod'), 'words are marked that are not shown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.waitForSelector('.trace-axis');
  require_(!(await shows('iron rod')), 'the trace shows it unasked');
  await page.locator('.head .veil').click();
  require_(await shows('iron rod'), 'the trace does not open it');
  await page.goBack();
  await page.waitForSelector('.card');
  await page.getByLabel(/show passages that tell of violence/).check();
  require_(await shows('iron rod'), 'the box does not open all');
  await page.context().close();
}

// Every report stands on the axis and in the table; families, circles and leads are drawn.
async function axis(browser, server) {
  for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 800 } }],
  ]) {
    const page = await desk.open(browser, server, options);
    for (const [document, claim] of server.claims) {
      await page.goto(`${server.origin}/trace/${document}/${claim}`);
      await page.waitForSelector('.trace-axis svg');
      const trace = await page.evaluate(async ([hash, id]) => {
        const headers = { Authorization: 'Bearer ' + sessionStorage.getItem('plumbline.session') };
        return (await fetch(`/api/documents/${hash}/claims/${id}/trace`, { headers })).json();
      }, [document, claim]);
      const documents = new Set(trace.origins.same.map((each) => each.document));
      require_((await page.locator('.spot').count()) === documents.size, 'not every report is drawn once');
      require_((await page.locator('.spot.own').count()) === 1, 'the claim asked about is not marked');
      await page.locator('.axis-panel summary').click();
      require_((await page.locator('.axis-panel tbody tr').count()) === documents.size, 'the table lacks a report');
      const families = trace.origins.families.filter((each) => each.length > 1).length;
      require_((await page.locator('.row.family').count()) === families, 'not every family is a row');
      if (trace.origins.circles.length > 0) {
        require_((await page.locator('.spot.circle').count()) > 0, 'no circle is marked');
        require_((await page.locator('.lead.circle').count()) > 0, 'no circle is drawn');
      }
      require_(!(await page.locator('main').innerText()).includes('cannery-case/'), 'a path of a file is shown');
      await desk.accessible(page, `axis, ${name}`);
      await desk.shoot(page.locator('.axis-panel'), `axis-${claim}-${name}`, {});
    }
    await page.context().close();
  }
}

async function narrowAndDark(browser, server) {
  for (const [name, options] of [
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 800 } }],
  ]) {
    const page = await signedIn(browser, server, 'Cleo', options);
    const claim = await claimWith(page, '12 traffickers');
    const card = await choose(page, claim);
    for (const [key, form] of [['w', 'words'], ['y', 'kind'], ['s', 'source']]) {
      await page.keyboard.press(key);
      await card.locator('.correction').waitFor();
      await desk.accessible(page, `correcting the ${form}, ${name}`);
      await card.locator('.correction').scrollIntoViewIfNeeded();
      await desk.shoot(page, `correct-${form}-${name}`, {});
      await card.getByRole('button', { name: 'Cancel' }).click();
    }
    await page.context().close();
  }
}

// The claims of the example with most reports, and one in a circle.
function tracedClaims(where) {
  const all = desk.runOn(where, '', 'claims', '--json', '--limit', '0').trim().split('\n').map((line) => JSON.parse(line));
  const traced = all.map((each) => {
    const name = each.document.id + ':' + each.claim.id;
    return { at: [each.document.id, each.claim.id], ...JSON.parse(desk.runOn(where, '', 'trace', name, '--json').split('\n')[0]).origins };
  });
  const most = [...traced].sort((a, b) => b.documents - a.documents)[0];
  const circle = traced.find((each) => each.circles.length > 0);
  require_(circle !== undefined, 'the example has no circle');
  return [most.at, ...(circle.at.join() === most.at.join() ? [] : [circle.at])];
}

await desk.test('reading', async (browser) => {
  desk.run('add', desk.write('reef-ledger.txt', reef));
  for (const [name, role] of [['Ada', 'administrator'], ['Cleo', 'analyst'], ['Edda', 'editor']]) desk.account(name, role);
  const steps = [correctByKeys, correctByMouse, addAClaim, twoPeople, progress, violence, narrowAndDark];
  await desk.through(steps, [browser, await desk.serve()]);
  const cannery = path.join(desk.folder, 'cannery');
  const texts = path.join(examples, 'cannery-case');
  desk.runOn(cannery, '', 'add', ...fs.readdirSync(texts).filter((each) => each.endsWith('.txt')).map((each) => path.join(texts, each)));
  await desk.through([axis], [browser, { ...(await desk.serve('', cannery)), claims: tracedClaims(cannery) }]);
});
