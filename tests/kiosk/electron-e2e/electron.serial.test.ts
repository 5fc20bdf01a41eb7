import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ipcMainEmit } from 'electron-playwright-helpers';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { electronBinary } from './binary.ts';

/** The built program in a real Electron: what no fake can tell. */
const binary = electronBinary();
const kiosk = fileURLToPath(new URL('../../../kiosk', import.meta.url));

if (binary === null) {
  console.log(
    'SKIPPED: no Electron binary (set ELECTRON_OVERRIDE_DIST_PATH or run npx install-electron)',
  );
}

test.runIf(process.env['REQUIRE_ELECTRON'] === '1')('an Electron binary is here', () => {
  expect(binary).not.toBeNull();
});

describe.skipIf(binary === null)('the kiosk in Electron', () => {
  let dir: string;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await promisify(execFile)(npm, ['run', 'build'], { cwd: kiosk });
    dir = await mkdtemp(join(tmpdir(), 'hallway-electron-'));
    const config = join(dir, 'kiosk.json');
    await writeFile(
      config,
      JSON.stringify({
        kioskId: 'K01',
        dataDir: join(dir, 'data'),
        // Nobody there: the kiosk must come up all the same.
        centralOrigin: 'http://127.0.0.1:9',
        devices: [],
        certificatePrinter: 'printer',
        university: {
          name: { zh: '澜江大学', en: 'Lanjiang University' },
          verifyOrigin: 'http://127.0.0.1:9',
        },
      }),
    );
    app = await _electron.launch({
      executablePath: binary ?? '',
      args: [
        join(kiosk, 'dist', 'electron', 'main.js'),
        `--config=${config}`,
        `--user-data-dir=${join(dir, 'profile')}`,
        // Chromium's sandbox does not start for root, as in many containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    page = await app.firstWindow();
    await page.waitForURL('app://kiosk/');
    await page.locator('#root > *').first().waitFor();
  });
  afterAll(async () => {
    await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => {});
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  });

  test('draws a screen from core over the message port', async () => {
    expect(await page.locator('#root').innerText()).not.toBe('');
  });

  test('the page sees a line to core and nothing of Node or Electron', async () => {
    expect(
      await page.evaluate(
        `({ port: Object.keys(window.kioskPort).sort(), node: [typeof require, typeof process, typeof module] })`,
      ),
    ).toEqual({
      port: ['close', 'onClose', 'onMessage', 'send'],
      node: ['undefined', 'undefined', 'undefined'],
    });
  });

  test.each([
    `location.href = 'https://example.org/'`,
    `window.open('https://example.org/')`,
    `window.open('app://kiosk/')`,
    `location.href = 'file:///etc/passwd'`,
    `Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' }).click()`,
  ])('does not leave by %s', async (way) => {
    await page.evaluate(way).catch(() => {});
    await page.waitForTimeout(300);
    expect(app.windows()).toHaveLength(1);
    expect(page.url()).toBe('app://kiosk/');
  });

  test('nothing is fetched from elsewhere, nothing but the camera may be asked for', async () => {
    const outcome = await page.evaluate(`(async () => ({
      fetch: await fetch('https://example.org/').then(() => 'read', () => 'blocked'),
      microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'ok', (e) => e.name),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(() => resolve('ok'), (e) => resolve(e.code))),
    }))()`);
    expect(outcome).toEqual({ fetch: 'blocked', microphone: 'NotAllowedError', place: 1 });
  });

  test('a stranger on the channel gets nothing and breaks nothing', async () => {
    await ipcMainEmit(app, 'kiosk:connect', {});
    expect(await page.evaluate('document.readyState')).toBe('complete');
  });

  test('a crashed page comes back', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await vi.waitFor(
      async () => {
        const alive = await app.evaluate(async ({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows();
          return window?.webContents.executeJavaScript(
            `document.querySelector('#root')?.childElementCount ?? 0`,
          ) as Promise<number>;
        });
        expect(alive).toBeGreaterThan(0);
      },
      { timeout: 15_000, interval: 500 },
    );
  });
});
