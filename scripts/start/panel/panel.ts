import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Part } from '../hardware/part.ts';

const order = z.object({ part: z.string(), action: z.string(), text: z.string().max(2048) });

export interface Panel {
  parts: readonly Part[];
  /** Addresses shown on the panel, by name. */
  links: Record<string, string>;
}

/** An order is a little longer than the longest text it may carry. */
const MAX_ORDER_CHARACTERS = 4096;

const pageDir = import.meta.dirname;
/** Files of the page, by path. */
const pages: Record<string, { file: string; type: string }> = {
  '/': { file: 'panel.html', type: 'text/html; charset=utf-8' },
  '/panel.css': { file: 'panel.css', type: 'text/css; charset=utf-8' },
  '/panel.js': { file: 'panel.js', type: 'text/javascript; charset=utf-8' },
  '/crest.svg': { file: '../../../central/web/shared/crest.svg', type: 'image/svg+xml' },
};

/** The shipped face, because a machine may have no Chinese one: its style sheet, and slices cut by character. */
const fontDir = dirname(
  fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css')),
);
const fontFile = /^\/font\/(index\.css|files\/[\w-]+\.woff2)$/;

/** Serves the panel that plays the hardware, on loopback. Returns its address and a function that ends it. */
export async function startPanel(
  panel: Panel,
  port: number,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(panel, request, response).catch((error: unknown) => {
      console.error('panel:', error);
      if (!response.headersSent) json(response, 500, { error: 'failed' });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${taken}/`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  panel: Panel,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://panel');
  if (request.method === 'POST' && pathname === '/do') return obey(panel, request, response);
  if (request.method !== 'GET') return json(response, 404, { error: 'not found' });
  if (pathname === '/state') return json(response, 200, stateOf(panel));
  const page = pages[pathname];
  if (page !== undefined) {
    response.writeHead(200, {
      'Content-Type': page.type,
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'",
    });
    response.end(await readFile(join(pageDir, page.file)));
    return;
  }
  const font = fontFile.exec(pathname)?.[1];
  if (font !== undefined) {
    response.writeHead(200, { 'Content-Type': font.endsWith('.css') ? 'text/css' : 'font/woff2' });
    response.end(await readFile(join(fontDir, font)));
    return;
  }
  const shown = panel.parts.find(({ id }) => pathname === `/newest/${id}`)?.newest?.();
  if (!shown) return json(response, 404, { error: 'not found' });
  response.writeHead(200, { 'Content-Type': shown.type, 'Cache-Control': 'no-store' });
  response.end(await readFile(shown.file));
}

async function obey(
  panel: Panel,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A page of another site could post here from the same browser; it cannot send this header unasked.
  if (request.headers['x-panel'] !== '1') return json(response, 404, { error: 'not found' });
  const wanted = order.safeParse(parsed(await readText(request)));
  const part = panel.parts.find(({ id }) => id === wanted.data?.part);
  const action = part?.actions.find(({ id }) => id === wanted.data?.action);
  if (!action) return json(response, 400, { error: 'not an action' });
  await action.run(wanted.data?.text ?? '');
  json(response, 200, stateOf(panel));
}

/** What the page draws. */
function stateOf({ parts, links }: Panel): object {
  return {
    links,
    parts: parts.map((part) => {
      const newest = part.newest?.() ?? null;
      return {
        id: part.id,
        title: part.title,
        state: part.state(),
        newest: newest && { id: newest.id, type: newest.type },
        actions: part.actions.map(({ id, label, detail = null, asks = null }) => ({
          id,
          label,
          detail,
          asks,
        })),
      };
    }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MAX_ORDER_CHARACTERS) return '';
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
