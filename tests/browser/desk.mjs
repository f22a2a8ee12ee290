// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the workbench in a real browser share: a server of its own, pages that report what
// should not be, the checker of accessibility.
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

export function require_(truth, words) {
  if (!truth) throw new Error(words);
}

export const examples = path.resolve(path.dirname(new URL(import.meta.url).pathname), '../../examples');
export const password = 'barn gravel otter seven';

// The arguments of a test: PLUMBLINE NODE_MODULES SCREENSHOTS. Ends with 77 (skipped) where there is
// no browser.
export class Desk {
  constructor([program, modules, screens], name) {
    const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
    if (browserPath === undefined || !fs.existsSync(path.join(modules, 'playwright-core'))) {
      console.log('skipped: no browser, or the page was built without npm');
      process.exit(77);
    }
    this.program = program;
    this.screens = screens;
    this.browserPath = browserPath;
    this.chromium = createRequire(path.join(modules, 'x.js'))('playwright-core').chromium;
    this.axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), `plumbline-${name}-`));
    this.workspace = path.join(this.folder, 'workspace');
    this.faults = [];
    this.servers = [];
    fs.mkdirSync(screens, { recursive: true });
  }

  async launch() {
    this.browser = await this.chromium.launch({ executablePath: this.browserPath, args: ['--no-sandbox'] });
    return this.browser;
  }

  // Any subcommand on the workspace; what it prints.
  run(...words) {
    return this.runOn(this.workspace, '', ...words);
  }

  // The same on another workspace, or with something to read.
  runOn(workspace, input, ...words) {
    const done = spawnSync(this.program, [...words, '--workspace', workspace], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
    require_(done.status === 0, `${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
  }

  account(name, role) {
    return this.runOn(this.workspace, password + '\n', 'accounts', 'add', name, '--role', role);
  }

  // A text as a file, and its path.
  write(name, text) {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  }

  // Where a team signs in, nobody is named and the address has no key.
  async serve(who = '', workspace = this.workspace) {
    const named = who === '' ? [] : ['--as', who];
    const server = spawn(this.program, ['serve', workspace, '--port', '0', ...named], { stdio: ['ignore', 'pipe', 'ignore'] });
    const url = await new Promise((found, lost) => {
      let out = '';
      server.stdout.on('data', (piece) => {
        out += piece;
        if (out.includes('\n')) found(out.trim());
      });
      server.on('exit', () => lost(new Error('serve ended')));
    });
    const served = { url, origin: new URL(url).origin, end: () => server.kill('SIGTERM') };
    this.servers.push(served);
    return served;
  }

  // A page that reports errors, refused content, and requests to anywhere else.
  async page(context, server) {
    const page = await context.newPage();
    page.on('pageerror', (fault) => this.faults.push(`error on ${page.url()}: ${fault.message}`));
    page.on('console', (told) => {
      // The browser itself tells of answers like 409, which the page shows.
      if (told.type() === 'error' && !told.text().startsWith('Failed to load resource')) this.faults.push(`console: ${told.text()}`);
    });
    page.on('request', (asked) => {
      if (!asked.url().startsWith(server.origin + '/')) this.faults.push(`a request to ${asked.url()}`);
    });
    page.setDefaultTimeout(30_000);
    return page;
  }

  context(browser, options = {}) {
    return browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  }

  // The library, with the key of the printed address.
  async open(browser, server, options = {}) {
    const page = await this.page(await this.context(browser, options), server);
    await page.goto(server.url);
    await page.waitForSelector('.documents, .calm');
    return page;
  }

  // Any address, where a name and a password are asked for.
  async door(browser, server, address = '/', options = {}) {
    const page = await this.page(await this.context(browser, options), server);
    await page.goto(server.origin + address);
    return page;
  }

  async signIn(page, name) {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  // Faults of accessibility, and whether the page is wider than the window.
  async accessible(page, name) {
    // Injected by the browser's own tool, which the policy of the page does not bind.
    await page.evaluate(this.axe);
    const found = await page.evaluate(async () => (await window.axe.run()).violations.map((each) => ({
      id: each.id, impact: each.impact, nodes: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    })));
    for (const each of found) this.faults.push(`${name}: ${each.id} (${each.impact}): ${each.nodes.join(' | ')}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) this.faults.push(`${name} is ${over} pixels wider than the window`);
  }

  shoot(page, name, options = { fullPage: true }) {
    return page.screenshot({ path: path.join(this.screens, name + '.png'), ...options });
  }

  // Each step; one that fails is told and the others go on, but where each needs the one before.
  async through(steps, given, { oneAfterAnother = false } = {}) {
    for (const step of steps) {
      try {
        await step(...given);
        console.log(`ok  ${step.name}`);
      } catch (fault) {
        this.faults.push(`${step.name}: ${fault.stack ?? fault}`);
        if (oneAfterAnother) break;
      }
    }
  }

  // The whole test: whatever happens in it, browser and servers end.
  async test(what, body) {
    try {
      await body(await this.launch());
    } catch (fault) {
      this.faults.push(fault.stack ?? String(fault));
    } finally {
      await this.browser?.close();
      for (const server of this.servers) server.end();
      fs.rmSync(this.folder, { recursive: true, force: true });
    }
    if (this.faults.length > 0) {
      console.error([...new Set(this.faults)].join('\n'));
      process.exit(1);
    }
    console.log(`${what}: ok`);
  }
}

// What a program for codes shows at a step of half a minute.
export function codeAt(secret, step) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(count).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// The page moves without loading anew.
export async function at(page, address) {
  await page.waitForFunction((pattern) => new RegExp(pattern).test(location.href), address.source);
}
