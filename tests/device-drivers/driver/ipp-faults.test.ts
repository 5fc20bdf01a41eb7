import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { IppPrinter } from '@hallway/device-drivers';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeIpp } from '../../../device-drivers/src/codec/ipp/index.ts';
import { freePort } from '../../peers/free-port.ts';
import { failure } from '../support/failure.ts';
import { seededRandom } from '../support/random.ts';

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A printer that answers every request in one bad way. */
async function badPrinter(answer: RequestListener): Promise<IppPrinter> {
  server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return createIppPrinter(
    { uri: `ipp://127.0.0.1:${port}/ipp/print`, timeoutMs: 500 },
    systemClock,
  );
}

function answering(body: Uint8Array): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(200, { 'Content-Type': 'application/ipp' });
    response.end(body);
  };
}

const job = {
  name: 'cert:1:1',
  user: 'kiosk',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 1,
  format: 'application/pdf',
} as const;

describe('an IPP printer that answers badly', () => {
  it.each([
    [401, 'refused', false],
    [404, 'refused', false],
    [426, 'unsupported', false],
    [500, 'device-error', false],
    [503, 'busy', true],
  ])('HTTP status %i is %s', async (status, code, retryable) => {
    const printer = await badPrinter((request, response) => {
      request.resume();
      response.writeHead(status).end();
    });
    expect(await failure(printer.identify())).toMatchObject({ code, retryable, effect: 'none' });
  });

  it('web pages are no IPP', async () => {
    const printer = await badPrinter((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Printer</h1>');
    });
    expect(await failure(printer.identify())).toMatchObject({ code: 'protocol' });
  });

  it('noise is no IPP', async () => {
    const random = seededRandom(1);
    const printer = await badPrinter((request, response) => {
      const noise = Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256));
      answering(noise)(request, response);
    });
    for (let at = 0; at < 50; at++) {
      expect(await failure(printer.identify())).toMatchObject({ code: 'protocol' });
    }
  });

  it('an endless answer is cut off', async () => {
    const printer = await badPrinter((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/ipp' });
      const pour = (): void => void (response.write(Buffer.alloc(1 << 20)) && setImmediate(pour));
      response.on('drain', pour);
      pour();
    });
    const call = printer.identify({ timeoutMs: 10_000 });
    expect(await failure(call)).toMatchObject({ code: 'protocol' });
  });

  it('an answer that stops in the middle is a timeout', async () => {
    const printer = await badPrinter((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/ipp', 'Content-Length': 100 });
      response.write('half');
    });
    expect(await failure(printer.identify())).toMatchObject({ code: 'timeout', retryable: true });
  });

  it('the answer to another request is not ours', async () => {
    const version = { major: 1, minor: 1 };
    const answer = encodeIpp({ version, code: 0, requestId: 4711, groups: [] });
    const printer = await badPrinter(answering(answer));
    expect(await failure(printer.identify())).toMatchObject({ code: 'protocol' });
  });

  it('a printer without a uuid cannot be trusted with jobs', async () => {
    const version = { major: 1, minor: 1 };
    const answer = encodeIpp({
      version,
      code: 0,
      requestId: 1,
      groups: [{ tag: 4, attributes: [] }],
    });
    const printer = await badPrinter(answering(answer));
    expect(await failure(printer.createJob(job))).toMatchObject({
      code: 'unsupported',
      effect: 'none',
    });
  });

  it('nobody at the address is offline, and nothing happened', async () => {
    const uri = `ipp://127.0.0.1:${await freePort()}/ipp/print`;
    const printer = createIppPrinter({ uri }, systemClock);
    expect(await failure(printer.createJob(job))).toMatchObject({
      code: 'offline',
      retryable: true,
      effect: 'none',
    });
  });

  it('a wrong URI is a mistake in the configuration', () => {
    for (const uri of ['', 'printer', 'ftp://a/b', 'ipp:///ipp/print']) {
      expect(() => createIppPrinter({ uri }, systemClock)).toThrow(TypeError);
    }
  });
});
