import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { WebSocket } from 'ws';
import { startChromiumHost } from '../../../kiosk/src/shell/chromium/host.ts';
import type { ChromiumHost, ChromiumHostOptions } from '../../../kiosk/src/shell/chromium/host.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Removes, in reverse order, what a test made. */
export function createCleanup(): AsyncDisposable & { add(undo: () => Promise<void> | void): void } {
  const undos: (() => Promise<void> | void)[] = [];
  return {
    add: (undo) => void undos.push(undo),
    async [Symbol.asyncDispose]() {
      for (const undo of undos.reverse()) await undo();
    },
  };
}

export async function temporaryDir(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'hallway-shell-'));
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  return { path, remove: () => rm(path, options) };
}

/** Builds the fixture page as the real UI is built: one module, nothing inlined. */
export async function buildFixture(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: here('./fixture'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
}

/** A host over the fixture core and page. */
export async function startHost(
  dir: string,
  options: Partial<ChromiumHostOptions> & { config?: object } = {},
): Promise<ChromiumHost> {
  const { config = {}, ...rest } = options;
  const configFile = join(dir, 'kiosk.json');
  await writeFile(configFile, JSON.stringify(config));
  return startChromiumHost({
    configFile,
    uiDir: join(dir, 'ui'),
    browser: null,
    coreProgram: here('./fixture/core-program.ts'),
    ...rest,
  });
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One raw request, with headers a browser would never let a page set. */
export function get(
  url: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Redeems a launch address; returns the cookie and the origin. */
export async function enter(url: string): Promise<{ cookie: string; origin: string }> {
  const { headers } = await get(url);
  const [first = ''] = [headers['set-cookie']].flat();
  return { cookie: first.split(';', 1)[0] ?? '', origin: new URL(url).origin };
}

/** Tries to open the bridge; resolves with the open socket, or with the status it was refused with. */
export function dial(
  origin: string,
  headers: Record<string, string>,
  path = '/bridge',
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const { origin: from, ...others } = headers;
    const socket = new WebSocket(origin.replace('http', 'ws') + path, {
      headers: others,
      ...(from === undefined ? {} : { origin: from }),
    });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('error', reject);
  });
}
