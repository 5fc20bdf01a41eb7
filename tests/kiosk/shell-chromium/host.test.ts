import { mkdir, writeFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { webSocketPort } from '../../../kiosk/src/bridge/ports/web-socket.ts';
import { connect } from '../../../kiosk/src/bridge/rpc.ts';
import type { ChromiumHost } from '../../../kiosk/src/shell/chromium/host.ts';
import { dial, enter, get, startHost, temporaryDir } from './kit.ts';

let dir: Awaited<ReturnType<typeof temporaryDir>>;
let host: ChromiumHost;

beforeAll(async () => {
  dir = await temporaryDir();
  await mkdir(join(dir.path, 'ui', 'assets'), { recursive: true });
  await writeFile(join(dir.path, 'ui', 'index.html'), '<!doctype html><title>ui</title>');
  await writeFile(join(dir.path, 'ui', 'assets', 'a-1a2b.js'), 'export {}');
  await writeFile(join(dir.path, 'ui', 'notes.md'), 'not a kind of file the UI has');
  await writeFile(join(dir.path, 'secret.json'), '{}');
});
afterAll(() => dir.remove());
beforeEach(async () => {
  host = await startHost(dir.path);
});
afterEach(() => host.stop());

async function dialOpen(origin: string, cookie: string): Promise<WebSocket> {
  const socket = await dial(origin, { cookie, origin });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

describe('who may load the page', () => {
  test('the launch address lets in once, by way of the blank page, with a strict cookie', async () => {
    const reply = await get(host.url);
    expect(reply.status).toBe(303);
    expect(reply.headers['location']).toBe('/blank');
    expect(String(reply.headers['set-cookie'])).toMatch(
      /^hallway=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect(new URL(host.url).pathname).toMatch(/^\/launch\/[\w-]{43}$/);
  });

  test('a replayed launch address is refused', async () => {
    await get(host.url);
    expect((await get(host.url)).status).toBe(403);
  });

  test('a guessed launch address is refused and does not spend the real one', async () => {
    const guess = `${host.url.slice(0, -1)}${host.url.endsWith('A') ? 'B' : 'A'}`;
    expect((await get(guess)).status).toBe(403);
    expect((await get(host.url)).status).toBe(303);
  });

  test('without the cookie there is nothing but the blank page', async () => {
    const { origin } = new URL(host.url);
    expect((await get(`${origin}/`)).status).toBe(403);
    expect((await get(`${origin}/`, { cookie: 'hallway=' })).status).toBe(403);
    const blank = await get(`${origin}/blank`);
    expect(blank.status).toBe(200);
    expect(blank.body).toContain('content="0; url=/"');
  });

  test('a rebound name is refused before anything else, the launch address too', async () => {
    const { origin, port } = new URL(host.url);
    for (const name of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
      expect((await get(host.url, { host: name })).status).toBe(421);
      expect((await get(`${origin}/blank`, { host: name })).status).toBe(421);
    }
    const { cookie } = await enter(host.url);
    expect((await get(`${origin}/`, { cookie, host: `evil.example:${port}` })).status).toBe(421);
    expect((await get(`${origin}/`, { cookie })).status).toBe(200);
  });

  test('only GET is known', async () => {
    const { cookie, origin } = await enter(host.url);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await get(`${origin}/`, { cookie }, method)).status).toBe(405);
    }
  });
});

describe('what it serves', () => {
  test('every page comes with the policy; what has a hash in its name may be kept', async () => {
    const { cookie, origin } = await enter(host.url);
    const page = await get(`${origin}/`, { cookie });
    expect(page.body).toContain('<title>ui</title>');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; /);
    expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(page.headers['permissions-policy']).toMatch(/camera=\(self\), microphone=\(\)/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['cross-origin-opener-policy']).toBe('same-origin');
    const script = await get(`${origin}/assets/a-1a2b.js`, { cookie });
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%5c..%5csecret.json',
    '/%00.html',
    '/%zz.html',
    '/notes.md',
    '/assets',
    '/nothing.js',
  ])('%s leads nowhere', async (path) => {
    const { cookie, origin } = await enter(host.url);
    const { hostname, port } = new URL(origin);
    // Raw, because URL and fetch tidy such paths away.
    const socket = connectTcp(Number(port), hostname);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe('who may speak to core', () => {
  test('the launched browser does, and hears core', async () => {
    const { cookie, origin } = await enter(host.url);
    const bridge = connect(webSocketPort(await dialOpen(origin, cookie)));
    expect(await bridge.call('view.get')).toMatchObject({ revision: 1 });
  });

  test('missing cookie, foreign origin, no origin, rebound name and wrong path are refused', async () => {
    const { cookie, origin } = await enter(host.url);
    const { port } = new URL(origin);
    expect(await dial(origin, { origin })).toBe(403);
    expect(await dial(origin, { cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await dial(origin, { cookie, origin: `http://127.0.0.1:${Number(port) - 1}` })).toBe(
      403,
    );
    expect(await dial(origin, { cookie })).toBe(403);
    expect(await dial(origin, { cookie, origin, host: `evil.example:${port}` })).toBe(421);
    expect(await dial(origin, { cookie, origin }, '/')).toBe(404);
  });

  test('a second client is refused while the first is there', async () => {
    const { cookie, origin } = await enter(host.url);
    const first = await dialOpen(origin, cookie);
    expect(await dial(origin, { cookie, origin })).toBe(409);
    first.close();
    await once(first, 'close');
    await dialOpen(origin, cookie);
  });

  test.each(['{', 'null', '[]', '{"id":"x"}', '"'.repeat(300_000)])(
    'garbage on the line does no harm: %.20s',
    async (text) => {
      const { cookie, origin } = await enter(host.url);
      const socket = await dialOpen(origin, cookie);
      socket.on('error', () => {});
      const before = host.corePid();
      socket.send(text);
      socket.close();
      await once(socket, 'close');
      const bridge = connect(webSocketPort(await dialOpen(origin, cookie)));
      expect(await bridge.call('view.get')).toMatchObject({ revision: 1 });
      expect(host.corePid()).toBe(before);
    },
  );
});

describe('what it survives', () => {
  test('core dies: the line closes, the page is told to wait, core comes back', async () => {
    const { cookie, origin } = await enter(host.url);
    const socket = await dialOpen(origin, cookie);
    const before = host.corePid();
    if (before === null) throw new Error('core has no process');
    const closed = once(socket, 'close');
    process.kill(before, 'SIGKILL');
    await closed;
    expect((await get(`${origin}/blank`)).body).toContain('content="1; url=/blank"');
    expect(await dial(origin, { cookie, origin })).toBe(503);
    await vi.waitFor(() => expect(dial(origin, { cookie, origin })).resolves.toBeTypeOf('object'), {
      timeout: 10_000,
      interval: 100,
    });
    expect(host.corePid()).not.toBe(before);
  });

  test('a session that ended closes its document', async () => {
    const { cookie, origin } = await enter(host.url);
    const bridge = connect(webSocketPort(await dialOpen(origin, cookie)));
    await bridge.call('session.begin');
    await bridge.call('session.exit').catch(() => {});
    await bridge.closed;
  });

  test('core ends before the battery does: told once, and not started again', async () => {
    const onPowerOver = vi.fn<() => void>();
    const onGiveUp = vi.fn<() => void>();
    const over = await startHost(dir.path, {
      config: { powerOver: true },
      onPowerOver,
      onGiveUp,
    });
    const { cookie, origin } = await enter(over.url);
    const bridge = connect(webSocketPort(await dialOpen(origin, cookie)));
    await bridge.call('session.begin').catch(() => {});
    await vi.waitFor(() => expect(onPowerOver).toHaveBeenCalledOnce(), { timeout: 10_000 });
    // Longer than the wait before a first restart.
    await sleep(1_000);
    expect(over.corePid()).toBeNull();
    expect(onGiveUp).not.toHaveBeenCalled();
    await over.stop();
  });

  test('a core that never serves is an error at once', async () => {
    await expect(startHost(dir.path, { config: { failStart: true } })).rejects.toThrow(
      'Core ended before it served',
    );
  });
});
