import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { respond } from '../../../kiosk/src/shell/electron/protocol.ts';
import { temporaryDir } from '../shell-chromium/kit.ts';

let dir: Awaited<ReturnType<typeof temporaryDir>>;
beforeAll(async () => {
  dir = await temporaryDir();
  await mkdir(join(dir.path, 'ui', 'assets'), { recursive: true });
  await writeFile(join(dir.path, 'ui', 'index.html'), '<title>ui</title>');
  await writeFile(join(dir.path, 'ui', 'assets', 'tfjs.wasm'), 'wasm');
  await writeFile(join(dir.path, 'secret.json'), '{}');
});
afterAll(() => dir.remove());

function get(url: string, coreReady = true, method = 'GET'): Promise<Response> {
  // Request tidies the addresses that matter here; Electron hands over what the page asked for.
  const request = { method, url } as Request;
  return respond(request, { uiDir: join(dir.path, 'ui'), coreReady: () => coreReady });
}

describe('app://kiosk/', () => {
  test('serves the page with the policy', async () => {
    const page = await get('app://kiosk/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<title>ui</title>');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    expect(page.headers.get('permissions-policy')).toContain('microphone=()');
    const wasm = await get('app://kiosk/assets/tfjs.wasm');
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
  });

  test.each([
    'app://kiosk/../secret.json',
    'app://kiosk/%2e%2e/secret.json',
    'app://kiosk/..%2fsecret.json',
    'app://kiosk/assets/..%5c..%5csecret.json',
    'app://kiosk/%00.html',
    'app://kiosk/nothing.js',
  ])('%s leads nowhere', async (url) => {
    const reply = await get(url);
    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
  });

  test('another host under our scheme and another method are refused', async () => {
    expect((await get('app://other/')).status).toBe(403);
    expect((await get('app://kiosk/', true, 'POST')).status).toBe(403);
  });

  test('the blank page comes back at once, or waits for core', async () => {
    expect(await (await get('app://kiosk/blank')).text()).toContain('content="0; url=/"');
    expect(await (await get('app://kiosk/blank', false)).text()).toContain(
      'content="1; url=/blank"',
    );
  });
});
