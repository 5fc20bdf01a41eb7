import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { demoCard, demoPassword, demoPeople } from '@hallway/central/demo';
import type { CardReaderSimulator, IppPrinterSimulator } from '@hallway/device-drivers/sim';

/** What a hand at the demo hardware can do. */
const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('tap'), uid: z.string().regex(/^[0-9A-F]{8}$/) }),
  z.object({ do: z.literal('unplug-reader') }),
  z.object({ do: z.literal('plug-reader') }),
  z.object({ do: z.literal('paper'), sheets: z.int().min(0).max(500) }),
  z.object({ do: z.literal('toner'), percent: z.int().min(0).max(100) }),
  z.object({
    do: z.literal('fault'),
    fault: z.enum(['media-jam', 'cover-open']),
    present: z.boolean(),
  }),
  z.object({ do: z.literal('power-cycle') }),
  z.object({ do: z.literal('central'), running: z.boolean() }),
]);
type Action = z.infer<typeof action>;

export interface Hardware {
  reader: CardReaderSimulator;
  printer: IppPrinterSimulator;
  /** Switches central on and off, as a cut cable would. */
  setCentral(running: boolean): Promise<void>;
  centralRunning(): boolean;
  /** Addresses shown on the panel, by name. */
  links: Record<string, string>;
}

/** Names and numbers do not depend on the day the rest of their records is relative to. */
const people = demoPeople(new Date().toISOString().slice(0, 10));

const pageDir = import.meta.dirname;
const pages: Record<string, { file: string; type: string }> = {
  '/': { file: 'panel.html', type: 'text/html; charset=utf-8' },
  '/panel.css': { file: 'panel.css', type: 'text/css; charset=utf-8' },
  '/panel.js': { file: 'panel.js', type: 'text/javascript; charset=utf-8' },
};

/** The shipped face, because a machine may have no Chinese one: its style sheet, and slices cut by character. */
const fontDir = dirname(
  fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css')),
);
const fontFile = /^\/font\/(index\.css|files\/[\w-]+\.woff2)$/;

/** Serves the panel that plays the hardware, on loopback. Returns its address and a function that ends it. */
export async function startPanel(
  hardware: Hardware,
  port: number,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(hardware, request, response).catch((error: unknown) => {
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
  hardware: Hardware,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const page = pages[request.url ?? ''];
  if (request.method === 'GET' && page !== undefined) {
    response.writeHead(200, {
      'Content-Type': page.type,
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'",
    });
    response.end(await readFile(join(pageDir, page.file)));
    return;
  }
  const font = fontFile.exec(request.url ?? '')?.[1];
  if (request.method === 'GET' && font !== undefined) {
    response.writeHead(200, { 'Content-Type': font.endsWith('.css') ? 'text/css' : 'font/woff2' });
    response.end(await readFile(join(fontDir, font)));
    return;
  }
  if (request.method === 'GET' && request.url === '/state') {
    json(response, 200, state(hardware));
    return;
  }
  // A page of another site could post here from the same browser; it cannot send this header unasked.
  if (request.method === 'POST' && request.url === '/do' && request.headers['x-panel'] === '1') {
    const parsed = action.safeParse(JSON.parse(await readText(request)));
    if (!parsed.success) return json(response, 400, { error: 'not an action' });
    await carryOut(hardware, parsed.data);
    return json(response, 200, state(hardware));
  }
  json(response, 404, { error: 'not found' });
}

function state(hardware: Hardware): object {
  return {
    people: people.map(({ no, nameZh, nameEn }) => ({
      no,
      nameZh,
      nameEn,
      uid: demoCard(no),
      password: demoPassword(no),
    })),
    printer: { ...hardware.printer.condition(), out: hardware.printer.sheets().length },
    central: hardware.centralRunning(),
    links: hardware.links,
  };
}

async function carryOut(hardware: Hardware, wanted: Action): Promise<void> {
  switch (wanted.do) {
    case 'tap':
      return hardware.reader.tap(wanted.uid);
    case 'unplug-reader':
      return hardware.reader.unplug();
    case 'plug-reader':
      return hardware.reader.plug();
    case 'paper':
      return hardware.printer.loadPaper(wanted.sheets);
    case 'toner':
      return hardware.printer.setToner(wanted.percent);
    case 'fault':
      return hardware.printer.setFault(wanted.fault, wanted.present);
    case 'power-cycle':
      return hardware.printer.powerCycle();
    case 'central':
      return hardware.setCentral(wanted.running);
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > 4096) throw new Error('an action is shorter than that');
  }
  return text;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
