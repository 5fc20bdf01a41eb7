import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { attr, charset, naturalLanguage } from '../../src/codec/ipp/attributes.ts';
import { decodeIpp, encodeIpp, GroupTag, IppBoundary } from '../../src/codec/ipp/index.ts';
import { IppCodecError, Status } from '../../src/codec/ipp/index.ts';
import type { IppGroup, IppMessage } from '../../src/codec/ipp/index.ts';
import { IppFault } from './fault.ts';
import { perform } from './operations.ts';
import type { Printer } from './printer.ts';
import { checkRequest } from './request.ts';

export const PRINTER_PATH = '/ipp/print';
const MAX_DOCUMENT_OCTETS = 64 << 20;

/** What the printer says when a request cannot even be read. */
const unreadable: IppMessage = {
  version: { major: 1, minor: 1 },
  code: 0,
  requestId: 1,
  groups: [],
};

/** Serves a printer over HTTP; everything but IPP goes to `fallback`. The caller listens and closes. */
export function createPrinterServer(
  printer: Printer,
  fallback: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  return createServer((request, response) => {
    const isIpp = request.headers['content-type']?.startsWith('application/ipp') === true;
    if (request.method !== 'POST' || !isIpp) {
      fallback(request, response);
      return;
    }
    serve(printer, request).then(
      (body) => {
        response.writeHead(200, {
          'Content-Type': 'application/ipp',
          'Content-Length': body.byteLength,
        });
        response.end(body);
      },
      // The client went away in the middle: there is nobody to answer.
      () => request.destroy(),
    );
  });
}

async function serve(printer: Printer, request: IncomingMessage): Promise<Uint8Array> {
  const chunks = (request as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let message = unreadable;
  try {
    const { attributes, data } = await readAttributes(chunks);
    message = decodeIpp(attributes).message;
    const checked = checkRequest(message);
    const { localPort } = request.socket;
    const host = request.headers.host ?? `localhost:${localPort ?? 0}`;
    const answer = await perform({
      ...checked,
      printer,
      printerUri: `ipp://${host}${PRINTER_PATH}`,
      readDocument: () => readDocument(data, chunks),
    });
    return respond(message, answer.status ?? Status.ok, answer.groups);
  } catch (error) {
    return respondFault(message, error);
  } finally {
    // A document nobody wanted must not block the connection.
    request.resume();
  }
}

/** @throws what is no fault of the request: a broken connection */
function respondFault(request: IppMessage, error: unknown): Uint8Array {
  if (error instanceof IppCodecError) return respond(request, Status.badRequest, []);
  if (!(error instanceof IppFault)) throw error;
  const unsupported = { tag: GroupTag.unsupported, attributes: error.unsupported };
  return respond(request, error.status, error.unsupported.length > 0 ? [unsupported] : []);
}

async function readAttributes(
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ attributes: Uint8Array; data: Uint8Array }> {
  const boundary = new IppBoundary();
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) throw new IppFault(Status.badRequest);
    const found = boundary.push(next.value);
    if (found !== null) return found;
  }
}

async function readDocument(
  first: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
): Promise<Uint8Array> {
  const parts = [first];
  let length = first.byteLength;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    length += next.value.byteLength;
    if (length > MAX_DOCUMENT_OCTETS) throw new IppFault(Status.requestTooLarge);
    parts.push(next.value);
  }
  return Buffer.concat(parts, length);
}

function respond(request: IppMessage, status: number, groups: IppGroup[]): Uint8Array {
  const operation = {
    tag: GroupTag.operation,
    attributes: [
      attr('attributes-charset', charset('utf-8')),
      attr('attributes-natural-language', naturalLanguage('en')),
    ],
  };
  const known = request.version.major === 1 || request.version.major === 2;
  return encodeIpp({
    version: known ? request.version : unreadable.version,
    code: status,
    requestId: request.requestId,
    groups: [operation, ...groups],
  });
}
