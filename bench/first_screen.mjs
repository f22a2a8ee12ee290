// SPDX-License-Identifier: Apache-2.0
//
// How long after its address was opened the workbench can be used, in a real browser over a large workspace.
//
//   node first_screen.mjs PLUMBLINE NODE_MODULES WORKSPACE [TIMES] [SCREENSHOT]
//
// Each time in a browser of its own, whose caches are empty, that was started before. Told are milliseconds since the
// address was asked for: the first list is on the screen; what it can be sorted out by is there; the browser has
// answered a key (it moves to the search); processor time of the server. "Slow" is the same with a processor slowed
// down to a quarter.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const [program, modules, workspace, times = '10', screenshot = ''] = process.argv.slice(2);
const { chromium } = createRequire(path.resolve(modules, 'x.js'))('playwright-core');

function seconds(pid) {
  const cells = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
  return (Number(cells[11]) + Number(cells[12])) / 100;
}

async function serve() {
  const child = spawn(program, ['serve', workspace, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((found, lost) => {
    child.stdout.on('data', (out) => found(String(out).trim()));
    child.on('exit', () => lost(new Error('serve ended')));
  });
  return { url, pid: child.pid, end: () => child.kill('SIGTERM') };
}

// By the page's own clock, which begins when its address is asked for.
async function once(server, slower) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(120_000);
    if (slower > 1) {
      await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
    }
    await page.addInitScript(() => {
      window.seen = {};
      const look = () => {
        const now = performance.now();
        if (document.querySelector('.documents a')) window.seen.list ??= now;
        if (document.querySelectorAll('.filters option').length > 10) window.seen.facets ??= now;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      addEventListener('focusin', () => { window.seen.key ??= performance.now(); });
    });
    await page.goto(server.url, { waitUntil: 'commit' });
    await page.waitForSelector('.documents a');
    await page.keyboard.press('/');
    await page.waitForFunction(() => Object.keys(window.seen).length === 3);
    if (screenshot !== '') await page.screenshot({ path: screenshot });
    return await page.evaluate(() => window.seen);
  } finally {
    await browser.close();
  }
}

function told(name, values) {
  values.sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)];
  return `${name} p50 ${middle.toFixed(0)}, longest ${values[values.length - 1].toFixed(0)}`;
}

const server = await serve();
try {
  for (const [name, slower] of [['as it is', 1], ['slow', 4]]) {
    const all = [];
    const before = seconds(server.pid);
    for (let i = 0; i < Number(times); i++) all.push(await once(server, slower));
    const used = (1000 * (seconds(server.pid) - before)) / all.length;
    console.log(`${name}, ${times} times, ms: ${told('first list', all.map((each) => each.list))}; ` +
      `${told('filters', all.map((each) => each.facets))}; ${told('a key is answered', all.map((each) => each.key))}; ` +
      `server ${used.toFixed(0)} ms of processor; load ${os.loadavg()[0].toFixed(0)}`);
  }
} finally {
  server.end();
}
