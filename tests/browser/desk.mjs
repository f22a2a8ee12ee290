// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the workbench in a real browser share: a server of its own, pages that report what
// should not be, the checker of accessibility.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

export function require_(truth, words) {
  if (!truth) throw new Error(words);
}

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
    fs.mkdirSync(screens, { recursive: true });
  }

  launch() {
    return this.chromium.launch({ executablePath: this.browserPath, args: ['--no-sandbox'] });
  }

  // Any subcommand on the workspace; what it prints.
  run(...words) {
    const done = spawnSync(this.program, [...words, '--workspace', this.workspace], { encoding: 'utf8' });
    require_(done.status === 0, `${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
  }

  // A text as a file, and its path.
  write(name, text) {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  }

  async serve(who) {
    const server = spawn(this.program, ['serve', this.workspace, '--port', '0', '--as', who], { stdio: ['ignore', 'pipe', 'ignore'] });
    const url = await new Promise((found, lost) => {
      let out = '';
      server.stdout.on('data', (piece) => {
        out += piece;
        if (out.includes('\n')) found(out.trim());
      });
      server.on('exit', () => lost(new Error('serve ended')));
    });
    return { url, origin: new URL(url).origin, end: () => server.kill('SIGTERM') };
  }

  // A page that reports errors, refused content, and requests to anywhere else.
  async open(browser, server, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
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
    await page.goto(server.url);
    await page.waitForSelector('.documents, .calm');
    return page;
  }

  // Serious faults of accessibility, and whether the page is wider than the window.
  async accessible(page, name) {
    // Injected by the browser's own tool, which the policy of the page does not bind.
    await page.evaluate(this.axe);
    const found = await page.evaluate(async () => (await window.axe.run()).violations.map((each) => ({
      id: each.id, impact: each.impact, nodes: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    })));
    for (const each of found) {
      if (each.impact === 'serious' || each.impact === 'critical') this.faults.push(`${name}: ${each.id}: ${each.nodes.join(' | ')}`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) this.faults.push(`${name} is ${over} pixels wider than the window`);
  }

  shoot(page, name) {
    return page.screenshot({ path: path.join(this.screens, name + '.png'), fullPage: true });
  }

  end(what) {
    fs.rmSync(this.folder, { recursive: true, force: true });
    if (this.faults.length > 0) {
      console.error([...new Set(this.faults)].join('\n'));
      process.exit(1);
    }
    console.log(`${what}: ok`);
  }
}

// The page moves without loading anew.
export async function at(page, address) {
  await page.waitForFunction((pattern) => new RegExp(pattern).test(location.href), address.source);
}
