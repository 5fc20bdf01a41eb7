import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChromiumHost } from '../../../kiosk/src/shell/chromium/host.ts';
import { chromiumPath, testFlags } from '../../peers/chromium.ts';
import { buildFixture, dial, startHost, temporaryDir } from './kit.ts';

let dir: Awaited<ReturnType<typeof temporaryDir>>;
let browser: Browser;
let host: ChromiumHost;
let page: Page;

const revision = (): Promise<string> =>
  page.locator('body[data-revision]').getAttribute('data-revision').then(String);

/** Calls core as the page would; the fixture puts its bridge on the window. */
function call(name: string): Promise<unknown> {
  return page.evaluate(`bridge.call(${JSON.stringify(name)}).catch((error) => error.code)`);
}

beforeAll(async () => {
  dir = await temporaryDir();
  await buildFixture(join(dir.path, 'ui'));
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...testFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
});
afterAll(async () => {
  await browser.close();
  await dir.remove();
});
beforeEach(async () => {
  host = await startHost(dir.path);
  const context = await browser.newContext();
  page = await context.newPage();
  await page.goto(host.url);
  await revision();
});
afterEach(async () => {
  await page.context().close();
  await host.stop();
});

describe('the page in a real browser', () => {
  test('comes up by the launch address and keeps its secret from scripts', async () => {
    expect(await revision()).toBe('1');
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  test('another page of the same browser is not let in: foreign origin and no strict cookie', async () => {
    const other = await page.context().newPage();
    await other.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>evil</p>' }),
    );
    await other.goto('http://evil.example/');
    const { origin, host: authority } = new URL(host.url);
    const opened = await other.evaluate(`new Promise((resolve) => {
      const socket = new WebSocket('ws://${authority}/bridge');
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    })`);
    expect(opened).toBe(false);
    const read = await other.evaluate(
      `fetch('${origin}/', { credentials: 'include' }).then(() => 'read', () => 'blocked')`,
    );
    expect(read).toBe('blocked');
  });

  test('a second tab is refused the bridge, and the first one keeps it', async () => {
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const { origin } = new URL(host.url);
    expect(await dial(origin, { cookie, origin })).toBe(409);
    expect(await call('session.touch')).toBeUndefined();
  });

  test('inline script, eval, foreign scripts and strings as scripts are blocked and reported', async () => {
    const blocked = await page.evaluate(`(async () => {
      const seen = new Set();
      document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective));
      const attempt = (work) => { try { work(); } catch {} };
      attempt(() => { document.body.innerHTML = '<b>x</b>'; });
      attempt(() => { document.body.setAttribute('style', 'color: red'); });
      attempt(() => { const script = document.createElement('script'); script.text = '1'; });
      attempt(() => trustedTypes.createPolicy('other', {}));
      await fetch('http://127.0.0.1:9/').catch(() => {});
      const image = new Image(); image.src = 'http://127.0.0.1:9/x.png';
      await new Promise((resolve) => setTimeout(resolve, 200));
      return [...seen].sort();
    })()`);
    expect(blocked).toEqual([
      'connect-src',
      'img-src',
      'require-trusted-types-for',
      'style-src-attr',
      'trusted-types',
    ]);
  });

  test('the camera is there, microphone and place are not', async () => {
    const tracks = (constraints: string): Promise<unknown> =>
      page.evaluate(`navigator.mediaDevices.getUserMedia(${constraints}).then(
        (stream) => stream.getTracks().map((track) => (track.stop(), track.kind)).join(),
        (error) => error.name)`);
    expect(await tracks('{ video: true }')).toBe('video');
    expect(await tracks('{ audio: true }')).toBe('NotAllowedError');
    // Chromium leaves the forbidden half out.
    expect(await tracks('{ video: true, audio: true }')).not.toMatch('audio');
    const place = await page.evaluate(`new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(() => resolve('ok'), (error) => resolve(error.code)))`);
    expect(place).toBe(1);
  });

  test('keys that leave the page never reach the browser', async () => {
    await page.evaluate(`
      globalThis.heard = [];
      addEventListener('keydown', (event) => heard.push(event.key));
    `);
    const ways = ['F1', 'F5', 'F11', 'F12', 'Alt+ArrowLeft', 'Alt+F4'];
    for (const key of 'twnprojhflu') ways.push(`Control+${key}`);
    ways.push('Control+Shift+i', 'Control+Shift+n', 'Meta+d', 'ContextMenu');
    for (const keys of ways) await page.keyboard.press(keys);
    await page.keyboard.press('7');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('heard')).toEqual(['7', 'Tab']);
    expect(page.context().pages()).toHaveLength(1);
    expect(new URL(page.url()).pathname).toBe('/');
  });
});

describe('one document a person', () => {
  test('after a session the page passes the blank page and comes back with nothing of it', async () => {
    await page.evaluate(`globalThis.remembered = '林晓'; history.replaceState({ no: 1 }, '')`);
    const visited: string[] = [];
    page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname));
    await call('session.begin');
    await call('session.exit').catch(() => {});
    await vi.waitFor(() => expect(visited).toEqual(['/blank', '/']));
    expect(await revision()).toBe('3');
    expect(await page.evaluate('typeof remembered')).toBe('undefined');
    expect(await page.evaluate('history.state')).toBeNull();
  });

  test('when core dies the page waits on the blank page and is back with the new core', async () => {
    const before = host.corePid();
    if (before === null) throw new Error('core has no process');
    process.kill(before, 'SIGKILL');
    await vi.waitFor(
      async () => {
        expect(host.corePid()).not.toBe(before);
        expect(await revision()).toBe('1');
        expect(await call('session.touch')).toBeUndefined();
      },
      { timeout: 15_000, interval: 200 },
    );
  });
});
