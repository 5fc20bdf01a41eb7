import { cp, readFile, readdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ChromiumHost } from '../../../kiosk/src/shell/chromium/host.ts';
import { chromiumPath, testFlags } from '../../peers/chromium.ts';
import { buildFixture, dial, startHost, temporaryDir } from './kit.ts';

let dir: Awaited<ReturnType<typeof temporaryDir>>;
let host: ChromiumHost | undefined;
let log: string;
let profileDir: string;

beforeAll(async () => {
  dir = await temporaryDir();
  log = join(dir.path, 'launches');
  profileDir = join(dir.path, 'browser');
  await buildFixture(join(dir.path, 'ui'));
  // Chromium, having written down its process number.
  const program = `#!/bin/sh\necho $$ >> ${log}\nexec ${chromiumPath} "$@" 2>/dev/null\n`;
  await writeFile(join(dir.path, 'browser.sh'), program, { mode: 0o700 });
});
afterAll(() => dir.remove());
afterEach(async () => {
  await host?.stop();
  await vi.waitFor(async () => expect(await browserProcesses()).toEqual([]), { timeout: 10_000 });
});

async function start(uiDir = join(dir.path, 'ui')): Promise<ChromiumHost> {
  await writeFile(log, '');
  host = await startHost(dir.path, {
    uiDir,
    browser: { executable: join(dir.path, 'browser.sh'), flags: testFlags, profileDir },
  });
  return host;
}

async function launches(): Promise<number[]> {
  return (await readFile(log, 'utf8')).trim().split('\n').filter(Boolean).map(Number);
}

/** Processes of the browser we started, found by its profile folder, with their command lines. */
async function browserProcesses(): Promise<{ pid: number; command: string }[]> {
  const found: { pid: number; command: string }[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const program = await readlink(`/proc/${name}/exe`).catch(() => '');
    if (program.includes('chromium') && command.includes(profileDir)) {
      found.push({ pid: Number(name), command });
    }
  }
  return found;
}

/** The host refuses a stranger in any case; what counts is whether the page has its line: the heartbeat answers. */
async function waitForPage(count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect((await launches()).length).toBe(count);
      expect(host?.pageOpen()).toBe(true);
    },
    { timeout: 20_000, interval: 100 },
  );
}

describe('the browser the host keeps', () => {
  test('gets in by a file, not by its command line, and nobody else does', async () => {
    const { url } = await start();
    await waitForPage(1);
    for (const { command } of await browserProcesses()) expect(command).not.toContain('/launch/');
    expect(await dial(url, { origin: url })).toBe(403);
  });

  test('killed, it is back on a clean profile', async () => {
    await start();
    await waitForPage(1);
    await writeFile(join(profileDir, 'profile', 'left-behind'), 'x');
    process.kill((await launches())[0] ?? 0, 'SIGKILL');
    await waitForPage(2);
    expect(await readdir(join(profileDir, 'profile'))).not.toContain('left-behind');
  });

  test('its page crashed, it is replaced', async () => {
    await start();
    await waitForPage(1);
    const renderers = (await browserProcesses()).filter(
      ({ command }) => command.includes('--type=renderer') && !command.includes('--extension'),
    );
    expect(renderers.length).toBeGreaterThan(0);
    for (const { pid } of renderers) process.kill(pid, 'SIGKILL');
    await waitForPage(2);
  });

  test('a page that shows nothing is replaced', async () => {
    const emptyUi = join(dir.path, 'empty-ui');
    await cp(join(dir.path, 'ui'), emptyUi, { recursive: true });
    const index = join(emptyUi, 'index.html');
    await writeFile(index, (await readFile(index, 'utf8')).replace(/<h1>.*<\/h1>/, ''));
    await start(emptyUi);
    await waitForPage(2);
  });

  test('core killed, the same browser stays and its page comes back', async () => {
    const { corePid } = await start();
    await waitForPage(1);
    const before = corePid() ?? 0;
    process.kill(before, 'SIGKILL');
    await vi.waitFor(
      () => {
        expect(corePid()).not.toBe(before);
        expect(host?.pageOpen()).toBe(true);
      },
      { timeout: 15_000 },
    );
    expect(await launches()).toHaveLength(1);
  });
});
