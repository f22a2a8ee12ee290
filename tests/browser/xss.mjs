// SPDX-License-Identifier: Apache-2.0
//
// A thousand texts that would run as script (payloads.mjs), each stored in every field there is: title, byline,
// publisher, text, names of sources, names of files, reasons, notes, aliases, kept searches, drafts, confidential
// cases, names of accounts, purposes of tokens, the journal; and asked for in every address. Every view of the
// workbench, the report as a page and the dossier, in its frame and as a file, is looked at in a browser, long
// lists to their end: nothing runs, nothing becomes an element, an attribute or an address that could, and the
// page's policy has nothing to refuse.
//
//   node xss.mjs PLUMBLINE NODE_MODULES [SHARE [WHICH]]
//
// SHARE 8: only an eighth of the texts, and of the countries; WHICH of the eighths, 0 to 7.
//
// Exits with 77 (skipped) where there is no browser.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { codeAt, password } from './desk.mjs';
import { payload, payloads } from './payloads.mjs';

const [program, modules, given = '1', which = '0'] = process.argv.slice(2);
const share = Number(given);
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
if (browserPath === undefined || !fs.existsSync(path.join(modules, 'playwright-core'))) {
  console.log('skipped: no browser, or the page was built without npm');
  process.exit(77);
}
const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core');

const all = payloads(share, Number(which));
// Some places take no controls, and nothing that turns the direction of writing.
const plain = all.filter((text) => !/[\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e]/.test(text));
const perDocument = 8;
// Of a list as much as of the texts.
const part = (list) => list.slice(0, Math.ceil(list.length / share));
const countries = part(['Albania', 'Belize', 'Chad', 'Cuba', 'Ecuador', 'Estonia', 'Fiji', 'Gabon', 'Ghana', 'Kenya', 'Malta', 'Nepal', 'Peru', 'Togo']);
const codes = part(['ALB', 'BLZ', 'TCD', 'CUB', 'ECU', 'EST', 'FJI', 'GAB', 'GHA', 'KEN', 'MLT', 'NPL', 'PER', 'TGO']);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-xss-'));
const workspace = path.join(folder, 'workspace');
const faults = [];
const executed = new Set();
const shown = new Map(); // by view: the numbers of the texts that were really on the screen

function require_(truth, words) {
  if (!truth) throw new Error(words);
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const chunks = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, at * size + size));
// A number in a text as it stands behind the call: hit(12), hit&lpar;12.
const numbersIn = (text) => [...text.matchAll(/(?:\(|lpar;)(\d+)\)/g)].map((each) => Number(each[1]));

// A document that says `words` wherever a document can say something.
function article(words, at) {
  const country = countries[at % countries.length];
  const e = escaped(words);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${e}</title>
<meta property="og:title" content="${e}"><meta property="og:site_name" content="${e}"><meta name="author" content="${e}">
<meta property="article:published_time" content="2024-0${1 + (at % 9)}-1${at % 10}"></head><body><article><h1>${e}</h1>
<p>By ${e}</p>
<p>In 2023 the Ministry of ${e} Interior of ${country} identified ${11 + at} victims of trafficking from Moldova, officials said.</p>
<p>Women from Moldova are forced into prostitution in ${country}, said ${e}. "The police do nothing, ${e}," said Rada Vel of ${e}.</p>
<p>Police in ${country} arrested ${3 + (at % 7)} men on 4 May 2024, according to ${e}.</p>
<p>The report says ${country} "does not fully meet the minimum standards ${e}", said the Department of State.</p>
</article></body></html>\n`;
}

// A zip of members as they are. Their names may hold what no file system takes.
function zip(members) {
  const table = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; ++bit) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n >>> 0;
  });
  const crc = (bytes) => (bytes.reduce((sum, byte) => (sum >>> 8) ^ table[(sum ^ byte) & 255], 0xffffffff) ^ 0xffffffff) >>> 0;
  const parts = [];
  const index = [];
  let at = 0;
  for (const [name, text] of members) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2); // names in UTF-8
    fields.writeUInt16LE(0x5a21, 8);
    fields.writeUInt32LE(crc(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    index.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, title);
    const piece = [Buffer.from('PK\x03\x04'), fields, title, bytes];
    parts.push(...piece);
    at += piece.reduce((sum, each) => sum + each.length, 0);
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(index.reduce((sum, each) => sum + each.length, 0), 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...index, Buffer.from('PK\x05\x06'), end]);
}

function run(input, ...words) {
  const done = spawnSync(program, words, { encoding: 'utf8', input, maxBuffer: 1 << 28 });
  require_(done.status === 0, `${words[0]}: ${done.stderr.slice(0, 2000)}`);
  return done.stdout;
}

async function serve(at) {
  const process_ = spawn(program, ['serve', at, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((found, lost) => {
    let out = '';
    process_.stdout.on('data', (piece) => {
      out += piece;
      if (out.includes('\n')) found(out.trim());
    });
    process_.on('exit', () => lost(new Error('serve ended')));
  });
  const { origin, hash } = new URL(url);
  const key = new URLSearchParams(hash.slice(1)).get('key') ?? '';
  const ask = async (address, body, shownKey = key) => {
    const answer = await fetch(origin + address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: 'Bearer ' + shownKey, 'X-Plumbline': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  };
  return { url, origin, ask, get: async (address) => JSON.parse((await ask(address)).text), end: () => process_.kill('SIGTERM') };
}

// A page that tells of all that should not be.
async function open(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.exposeBinding('hit', (_, number) => void executed.add(number));
  await context.exposeBinding('refusedByPolicy', (_, what) => void faults.push(`the policy refuses ${what}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (each) =>
      window.refusedByPolicy(`${each.violatedDirective} ${each.blockedURI} ${each.sample} at ${location.href.slice(0, 200)}`));
    // How many answers are awaited, so that it is known when a view is whole.
    const fetched = window.fetch;
    window.awaited = 0;
    window.fetch = (...given) => {
      ++window.awaited;
      return fetched(...given).finally(() => setTimeout(() => --window.awaited, 0));
    };
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (fault) => faults.push(`error on ${page.url().slice(0, 200)}: ${fault.message}`));
  page.on('dialog', (box) => { faults.push(`a dialog: ${box.message()}`); void box.dismiss(); });
  page.on('popup', (other) => faults.push(`a window: ${other.url()}`));
  page.on('console', (told) => {
    if (told.type() === 'error' && !told.text().startsWith('Failed to load resource')) faults.push(`console: ${told.text().slice(0, 300)}`);
  });
  page.on('request', (asked) => {
    if (!asked.url().startsWith(origin)) faults.push(`a request to ${asked.url().slice(0, 200)}`);
  });
  return page;
}

// What of a page could run or load something and is not ours.
function strange() {
  const out = [];
  const told = (element, what) => out.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  const loads = new Set(['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcset', 'ping', 'background', 'poster']);
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    const preview = name === 'iframe' && element.className === 'preview';
    // The page's word for who has no script, and the record that a dossier carries.
    if (name === 'noscript' && element.parentElement === document.body && document.querySelectorAll('noscript').length === 1) continue;
    if (name === 'script' && element.id === 'plumbline-dossier' && element.type === 'application/json' && document.scripts.length === 1) {
      JSON.parse(element.textContent);
      continue;
    }
    if (['object', 'embed', 'base', 'applet', 'frame', 'portal', 'marquee', 'audio', 'video', 'math', 'template', 'noscript'].includes(name)) told(element, 'element');
    if (name === 'iframe' && !preview) told(element, 'element');
    if (['script', 'link', 'meta', 'style'].includes(name) && element.parentElement?.localName !== 'head') told(element, 'element');
    for (const attribute of element.attributes) {
      const value = attribute.value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
      if (attribute.name.startsWith('on') || attribute.name === 'srcdoc') told(element, attribute.name);
      if (loads.has(attribute.name) && /^(javascript|data|vbscript|blob|[a-z]+:?\/\/|\/\/)/.test(value) && !value.startsWith(location.origin)) told(element, attribute.name);
    }
  }
  return { out, text: document.documentElement.textContent ?? '', fields: [...document.querySelectorAll('input, textarea')].map((each) => each.value).join(' ') };
}

async function inspect(where, view) {
  const { out, text, fields } = await where.evaluate(strange);
  for (const each of out.slice(0, 3)) faults.push(`${view}: a text became ${each}`);
  const numbers = shown.get(view) ?? new Set();
  for (const number of numbersIn(text + fields)) numbers.add(number);
  shown.set(view, numbers);
}

async function settled(page) {
  await page.evaluate(() => new Promise((done) => {
    let calm = 0;
    const look = () => {
      calm = window.awaited === 0 && document.querySelector('main .calm[role=status]') === null ? calm + 1 : 0;
      if (calm > 2) done();
      else setTimeout(look, 8);
    };
    setTimeout(look, 0);
  }));
}

// Moves as a link of the page does, opens all that is closed, looks.
async function visit(page, address, view) {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await settled(page);
  const closed = await page.evaluate(() => {
    const details = [...document.querySelectorAll('main details:not([open])')];
    details.forEach((each) => (each.open = true));
    return details.length;
  });
  if (closed > 0) await settled(page);
  await inspect(page, view);
}

// The texts are what they are said to be: on a page without walls they run.
async function theyRunElsewhere(browser) {
  const context = await browser.newContext();
  const ran = new Set();
  const page = await context.newPage();
  await page.goto('about:blank');
  for (const some of chunks(all.filter((_, at) => at % 4 === 0), 66)) {
    const numbers = await page.evaluate(async (texts) => {
      window.ran = [];
      const frames = texts.map((text) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = `<script>function hit(n){parent.ran.push(n)}</script><p>Said ${text} on Monday.</p>`;
        const loaded = new Promise((done) => (frame.onload = done));
        document.body.append(frame);
        return { frame, loaded };
      });
      await Promise.all(frames.map((each) => each.loaded));
      await new Promise((done) => setTimeout(done, 500));
      frames.forEach((each) => each.frame.remove());
      return window.ran;
    }, some);
    for (const number of numbers) ran.add(number);
  }
  await context.close();
  console.log(`    ${all.length} texts; of every fourth, ${ran.size} run on a page without walls as soon as they are markup`);
  require_(all.length >= 500 / share && ran.size >= 40 / share, `only ${ran.size} texts run at all`);
}

// What the walls of the page are, and that this test would see somebody touch them.
async function wallsStand(browser, server) {
  const before = faults.length;
  const page = await open(browser, server.origin);
  await page.goto(server.url);
  await page.waitForSelector('.documents');
  const taken = await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>bold</b>';
      return 'taken';
    } catch (fault) {
      return fault.name;
    }
  });
  require_(taken === 'TypeError', `Trusted Types are not on: markup is ${taken}`);
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    document.body.append(document.createElement('embed'));
  });
  await page.waitForTimeout(100);
  const seen = faults.splice(before);
  for (const directive of ['require-trusted-types-for', 'style-src-attr']) {
    require_(seen.some((each) => each.includes(directive)), `nobody tells of a violation of ${directive}: ${seen}`);
  }
  await inspect(page, 'walls');
  require_(faults.splice(before).some((each) => each.includes('<embed>')), 'a strange element is not seen');
  await page.context().close();
}

// Searches that are kept before anything comes; they tell of all that comes.
function keepSearches() {
  fs.writeFileSync(path.join(folder, 'first.txt'), 'The town band plays on Sunday. It is a fine day.\n');
  run('', 'add', '--workspace', workspace, path.join(folder, 'first.txt'));
  // A name that begins with a dash would be an option.
  const names = plain.filter((text) => Buffer.byteLength(text) <= 120 && text.trim() === text && !text.startsWith('-'));
  for (const [at, name] of names.slice(0, 60).entries()) {
    // Of each country one that finds something.
    const words = at < countries.length ? `"Interior of ${countries[at]}"` : `zebra ${at}`;
    const done = spawnSync(program, ['searches', 'save', name, words, '--workspace', workspace], { encoding: 'utf8' });
    require_(done.status === 0, `a search is not kept as ${name}: ${done.stderr}`);
  }
}

// What an editor writes into a dossier, and why something is left out of it.
async function drafts(server) {
  const [code] = codes;
  const address = `/api/countries/${code}/drafts/board`;
  let { last: seen, sections } = await server.get(address);
  const change = async (edit) => {
    const answer = await server.ask(address, { seen, section: '', key: '', text: '', cites: [], basis: '', why: '', ...edit });
    require_(answer.status === 201, `a draft is not changed: ${answer.text}`);
    seen = JSON.parse(answer.text).number;
  };
  const written = sections.filter((each) => each.blocks.some((block) => (block.statements ?? []).length > 0));
  for (const [at, some] of chunks(plain, 40).entries()) {
    await change({ verb: 'insert', section: written[at % written.length].id, text: some.join(' and\n\nalso ') });
  }
  const leaving = written.flatMap((section) => section.blocks.filter((block) => block.form === 'table').flatMap((block) => block.statements ?? []));
  for (const [at, some] of chunks(plain, 6).slice(0, Math.min(12, leaving.length)).entries()) {
    await change({ verb: 'leave-out', key: leaving[at].key, why: some.join(' ').slice(0, 480) });
  }
}

// Reasons, notes, aliases: what people write.
async function peopleWrite(server, documents) {
  let taken = 0;
  for (const [at, each] of documents.entries()) {
    const claim = (await server.get('/api/documents/' + each.document)).report.claims[0]?.id;
    if (claim === undefined) continue;
    const why = each.words;
    const answer = await server.ask(`/api/documents/${each.document}/claims/${claim}/decisions`, { verb: at % 2 ? 'note' : 'reject', why, seen: 0 });
    taken += answer.status === 201 ? 1 : 0;
  }
  require_(taken > documents.length / 2, `only ${taken} of ${documents.length} reasons were taken`);
  for (const [at, code] of codes.entries()) {
    const { criteria } = await server.get(`/api/countries/${code}/assessment?standard=us-tvpa&year=2024`);
    const why = documents.filter((_, i) => i % codes.length === at).map((each) => each.words).join(' ').slice(0, 1900);
    const answer = await server.ask(`/api/countries/${code}/decisions`,
      { standard: 'us-tvpa', year: 2024, criterion: criteria[0].id, finding: 'cannot-tell', why, seen: 0 });
    require_(answer.status === 201, `a reason is not taken: ${answer.text}`);
  }
  const { sources } = await server.get('/api/sources?limit=200');
  for (const [at, some] of chunks(all, 60).entries()) {
    const source = sources[at % sources.length].names[0].id;
    await server.ask('/api/sources/decisions', { verb: 'alias', source, other: some.slice(0, 3).join(' ').slice(0, 200), why: some.join(' ').slice(0, 1500) });
  }
}

// To the end of a list, or to as much of it as a person would look through.
async function toTheEnd(page, view, most = 12) {
  const more = page.getByRole('button', { name: /^(Show more|Older)/ });
  for (let asked = 0; asked < most && (await more.count()) > 0; ++asked) {
    await more.first().click();
    await settled(page);
  }
  await inspect(page, view);
}

async function everyView(browser, server, documents) {
  const page = await open(browser, server.origin);
  await page.goto(server.url);
  await page.waitForSelector('.documents');
  for (const each of documents) {
    await visit(page, '/read/' + each.document, 'read');
    if (each.claim !== undefined) await visit(page, `/trace/${each.document}/${each.claim}`, 'trace');
  }
  for (const [at, code] of codes.entries()) {
    await visit(page, '/?country=' + code, 'library');
    await visit(page, '/search?q=' + encodeURIComponent(`Interior of ${countries[at]}`), 'search');
    await visit(page, '/country/' + code, 'profile');
    await visit(page, `/country/${code}/criteria?year=2024`, 'criteria');
    const { criteria } = await server.get(`/api/countries/${code}/assessment?standard=us-tvpa&year=2024`);
    const chosen = [...criteria].sort((a, b) => b.evidence.length - a.evidence.length);
    for (const id of new Set([criteria[0].id, chosen[0].id])) {
      await visit(page, `/country/${code}/criteria?year=2024&criterion=${encodeURIComponent(id)}`, 'criterion');
    }
    await visit(page, `/country/${code}/tiers`, 'tiers');
    await visit(page, `/incidents?country=${code}`, 'incidents');
    await visit(page, `/figures?country=${code}`, 'figures');
    await visit(page, `/dossier?country=${code}&year=2024`, 'dossier');
    const frame = page.frames().find((each) => each !== page.mainFrame());
    require_(frame !== undefined, 'no dossier is shown');
    await frame.waitForSelector('h1');
    await inspect(frame, 'dossier in its frame');
  }
  for (const [address, view] of [['/', 'library'], ['/search?q=Interior', 'search'], ['/files', 'files'], ['/searches', 'searches'], ['/references', 'references'],
    ['/countries', 'countries'], ['/sources', 'sources'], ['/incidents', 'incidents'], ['/figures', 'figures']]) {
    await visit(page, address, view);
    await toTheEnd(page, view);
  }
  await visit(page, `/dossier?country=${codes[0]}&draft=board&view=edit`, 'drafts');
  await visit(page, `/dossier?country=${codes[0]}&draft=board`, 'dossier');
  await page.waitForSelector('iframe.preview');
  const draft = page.frames().find((each) => each !== page.mainFrame());
  await draft.waitForSelector('h1');
  await inspect(draft, 'a draft in its frame');
  await page.context().close();
}

// What is asked in an address stands in fields and in refusals.
async function addresses(browser, server, documents) {
  const page = await open(browser, server.origin);
  await page.goto(server.url);
  await page.waitForSelector('.documents');
  const forms = [
    (q) => `/?country=${q}&kind=${q}&finding=${q}&reference=${q}`, (q) => `/country/${q}`, (q) => `/country/FJI/criteria?standard=${q}&year=${q}&compared_with=${q}&criterion=${q}&show=${q}`,
    (q) => `/country/FJI?since=${q}&until=${q}`, (q) => `/country/FJI/${q}`, (q) => `/dossier?country=${q}&standard=${q}&year=${q}&sections=${q}&style=${q}&date=${q}`,
    (q) => `/incidents?country=${q}&type=${q}&since=${q}&until=${q}&skip=${q}`, (q) => `/figures?country=${q}&unit=${q}&status=${q}&row=${q}&since=${q}`,
    (q) => `/sources?q=${q}&kind=${q}&country=${q}&skip=${q}`, (q) => `/read/${q}?claim=${q}`, (q) => `/trace/${q}/${q}`, (q) => `/${q}`, (q) => `/journal?before=${q}`,
    (q) => `/read/${documents[0].document}?claim=${q}`, (q) => `/search?q=${q}&ranked=${q}`,
  ];
  // Two texts to an address.
  for (const [at, some] of chunks(all, 2).entries()) {
    const q = encodeURIComponent(some.join(' '));
    if (at % 2 === 0) await visit(page, `/search?q=${q}`, 'search for it');
    else await visit(page, forms[Math.floor(at / 2) % forms.length](q), 'addresses');
  }
  for (const form of forms) {
    // Typed, not followed: the server answers first.
    await page.goto(server.origin + form(encodeURIComponent(all[1] + all[2])));
    await settled(page);
    await inspect(page, 'addresses');
    await page.goto(server.origin + '/#' + encodeURIComponent(all[1]));
  }
  await page.context().close();
}

async function filesThatCome(browser, server) {
  const page = await open(browser, server.origin);
  await page.goto(server.url);
  await page.waitForSelector('.documents');
  await page.getByText('Add documents').click();
  const names = chunks(all.filter((each) => Buffer.byteLength(each) < 90 && !each.includes('/')), 2).slice(0, 24);
  await page.locator('.adding input[type=file]').first().setInputFiles(names.map((some, at) => ({
    name: `${some.join(' ')}.${at % 2 ? 'txt' : 'pdf'}`, mimeType: 'text/plain', buffer: Buffer.from(at % 2 ? `Reef Record ${at}\n\n6 May 2024\n\nThe navy freed 7 deckhands.\n` : '%PDF-1.7 no more') })));
  await page.waitForFunction((count) => document.querySelectorAll('.sent > *').length >= count, names.length);
  await settled(page);
  await inspect(page, 'adding');
  await page.context().close();
}

// The report of `check --html`, the dossier as a file: opened from the disk, where no server sends a policy.
async function pagesOnDisk(browser, server) {
  const page = await open(browser, 'file:///');
  const files = [];
  chunks(all, 16).forEach((some, at) => {
    const source = path.join(folder, `report-${at}.html`);
    fs.writeFileSync(source, some.map((_, i) => article(some.slice(i, i + 2).join(' '), at)).join('\n').replace(/<\/article><\/body><\/html>\n\n?<!doctype[^]*?<article>/g, ''));
    // It ends with 1 where something grave is found.
    const done = spawnSync(program, ['check', source, '--engine', 'rules', '--html', source + '.page.html'], { encoding: 'utf8' });
    require_(done.status === 0 || done.status === 1, `check: ${done.status} ${done.stderr}`);
    files.push([source + '.page.html', 'report']);
  });
  for (const code of codes) {
    const file = path.join(folder, `dossier-${code}.html`);
    fs.writeFileSync(file, (await server.ask(`/api/countries/${code}/dossier?form=html&year=2024`)).text);
    files.push([file, 'dossier as a file']);
  }
  for (const [file, view] of files) {
    await page.goto('file://' + file);
    await inspect(page, view);
  }
  await page.context().close();
}

// A case by somebody who has a second factor, full of what officers write.
async function cases(browser, server, name, secret) {
  const answer = await fetch(server.origin + '/session', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Plumbline': '1' },
    body: JSON.stringify({ name, password, code: codeAt(secret, Math.floor(Date.now() / 30_000)) }) });
  const { session } = await answer.json();
  require_(answer.ok && session !== undefined, `nobody is signed in: ${answer.status}`);
  const tell = async (address, body) => {
    const told = await server.ask(address, body, session);
    require_(told.status === 200 || told.status === 201, `${address}: ${told.text.slice(0, 300)}`);
    return JSON.parse(told.text);
  };
  const facts = { status: 'open', exploitation: [], opened: '', closed: '' };
  const short = all.filter((text) => Buffer.byteLength(text) <= 80);
  let last;
  for (const some of chunks(short.slice(0, 40), 2)) {
    last = (await tell('/api/cases', { ...facts, title: `${some[0]} case`, reference: `no. ${some[1] ?? ''}` })).case.id;
  }
  const entries = `/api/cases/${last}/entries`;
  for (const some of chunks(all, 16)) await tell(entries, { kind: 'note', words: some.join('\n') });
  for (const some of chunks(short.slice(0, 120), 6)) {
    await tell(entries, { kind: 'person', name: `${some[0]} one`, part: 'witness', words: some.slice(1).join(' ') + ' known' });
  }
  for (const text of short.slice(0, 40)) await tell(entries, { kind: 'link', incident: 'i-5f3a', label: `${text} label`, words: `${text} why` });
  const page = await open(browser, server.origin);
  await page.addInitScript((kept) => sessionStorage.setItem('plumbline.session', kept), session);
  await page.goto(server.origin + '/');
  await page.waitForSelector('.documents');
  await visit(page, '/cases', 'cases');
  await visit(page, '/cases/' + last, 'cases');
  await page.context().close();
}

// The second factor of an account, set as a person does: what the program shows is typed into it.
function setFactor(name, home) {
  return new Promise((done, lost) => {
    const shown = spawn(program, ['accounts', 'second-factor', name, '--workspace', home], { stdio: ['pipe', 'pipe', 'ignore'] });
    let [out, secret] = ['', ''];
    shown.stdout.on('data', (piece) => {
      out += piece;
      const found = /secret=([A-Z2-7]+)/.exec(out);
      if (found === null || secret !== '') return;
      secret = found[1];
      shown.stdin.end(codeAt(secret, Math.floor(Date.now() / 30_000) - 1) + '\n');
    });
    shown.on('exit', (code) => (code === 0 ? done(secret) : lost(new Error(`second factor of ${name}: ${code}`))));
  });
}

// Names of accounts, purposes of tokens, what the journal tells: set beside the program, which takes its time
// over each password.
async function team(browser) {
  const home = path.join(folder, 'team');
  fs.writeFileSync(path.join(folder, 'band.txt'), 'The town band plays on Sunday. It is a fine day.\n');
  run('', 'add', '--workspace', home, path.join(folder, 'band.txt'));
  run(password + '\n', 'accounts', 'add', 'Ada', '--role', 'administrator', '--workspace', home);
  run(password + '\n', 'accounts', 'add', 'Cleo', '--role', 'analyst', '--workspace', home);
  const secret = await setFactor('Cleo', home);
  const filled = spawnSync('python3', ['-c', `
import json, sqlite3, sys
store = sqlite3.connect(sys.argv[1])
texts = json.load(sys.stdin)
for at, text in enumerate(texts):
    store.execute("INSERT INTO accounts(key, name, role, password, made) SELECT ?, ?, 'reader', password, made FROM accounts WHERE key = 'ada'", (text.lower() + str(at), text))
    store.execute("INSERT INTO tokens(account, label, hash, made, expires) VALUES(1, ?, ?, '2024-01-01', 4000000000)", (text, str(at)))
    last = store.execute("SELECT max(number) FROM journal").fetchone()[0]
    store.execute("INSERT INTO journal SELECT ?, at, ?, ?, ?, ?, ?, previous, hash FROM journal WHERE number = 1", (last + 1, text, text, text, text, text))
store.commit()
`, path.join(home, 'accounts.db')], { input: JSON.stringify(all), encoding: 'utf8' });
  require_(filled.status === 0, filled.stderr);
  const server = await serve(home);
  try {
    const page = await open(browser, server.origin);
    await page.goto(server.origin + '/');
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForSelector('.documents');
    await visit(page, '/accounts', 'accounts');
    await visit(page, '/me', 'one\'s own account');
    await visit(page, '/journal', 'journal');
    await toTheEnd(page, 'journal', 30);
    await page.context().close();
    await cases(browser, server, 'Cleo', secret);
  } finally {
    server.end();
  }
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let server;
try {
  const begun = Date.now();
  const timed = async (name, step) => {
    const from = Date.now();
    try {
      await step();
      console.log(`ok  ${name} (${((Date.now() - from) / 1000).toFixed(0)} s)`);
    } catch (fault) {
      console.log(`not ok  ${name}: ${fault.message}`);
      faults.push(`${name}: ${fault.message}`);
    }
  };
  await timed('theyRunElsewhere', () => theyRunElsewhere(browser));
  const articles = chunks(all, perDocument).map((some, at) => ({ words: some.join(' '), name: `${some.join(' ')}.html`, at }));
  fs.writeFileSync(path.join(folder, 'all.zip'), zip(articles.map((each) => [each.name, article(each.words, each.at)])));
  await timed('keepSearches', async () => keepSearches());
  await timed('adding', async () => run('', 'add', '--workspace', workspace, '--engine', 'rules', path.join(folder, 'all.zip')));
  server = await serve(workspace);
  const documents = [];
  for (let after = ''; ;) {
    const listed = await server.get(`/api/documents?limit=500&after=${encodeURIComponent(after)}`);
    for (const each of listed.documents) {
      const numbers = new Set(numbersIn(each.title));
      documents.push({ document: each.document, words: all.filter((text) => numbersIn(text).some((number) => numbers.has(number))).join(' ') || each.title });
    }
    if (!(after = listed.next)) break;
  }
  documents.splice(documents.findIndex((each) => each.words.startsWith('The town band') || each.words === 'first.txt'), 1);
  require_(documents.length === articles.length, `${documents.length} of ${articles.length} documents were taken`);
  await timed('wallsStand', () => wallsStand(browser, server));
  await timed('peopleWrite', () => peopleWrite(server, documents));
  for (const each of documents) each.claim = (await server.get('/api/documents/' + each.document)).report.claims[0]?.id;
  await timed('drafts', () => drafts(server));
  await timed('everyView', () => everyView(browser, server, documents));
  await timed('addresses', () => addresses(browser, server, documents));
  await timed('filesThatCome', () => filesThatCome(browser, server));
  await timed('pagesOnDisk', () => pagesOnDisk(browser, server));
  await timed('team', () => team(browser));
  for (const [view, numbers] of shown) console.log(`    ${view}: ${numbers.size} texts shown`);
  console.log(`    ${executed.size} ran, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  for (const [view, least] of Object.entries({ read: 1000, library: 500, search: 500, trace: 500, report: 1000, addresses: 300, 'search for it': 400, journal: 1000, accounts: 1000,
    'one\'s own account': 1000, cases: 1000, drafts: 800, 'a draft in its frame': 800, sources: 500, searches: 500,
    files: 1000 })) {
    require_((shown.get(view)?.size ?? 0) >= Math.floor(least / share), `${view} shows ${shown.get(view)?.size ?? 0} texts only, not ${least}`);
  }
} catch (fault) {
  faults.push(fault.message);
} finally {
  await browser.close();
  server?.end();
  fs.rmSync(folder, { recursive: true, force: true });
}
if (executed.size > 0) faults.push(`${executed.size} texts ran: ${[...executed].slice(0, 10).map((number) => payload(number) ?? number).join('\n')}`);
for (const fault of [...new Set(faults)].slice(0, 40)) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
