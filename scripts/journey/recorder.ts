import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** IPP operation-id of Send-Document (RFC 8011 §5.4.15). */
const SEND_DOCUMENT = 0x0006;

export interface Recorder {
  /** ipp:// address that stands before the printer. */
  uri: string;
  /** Documents that went by, whole, in order. */
  documents: Uint8Array[];
  stop(): Promise<void>;
}

/** Stands between kiosk and a printer whose spool we cannot read, and keeps each document that goes by. */
export async function recordPrinter(printerUri: string): Promise<Recorder> {
  const printer = new URL(printerUri.replace(/^ipp:/, 'http:'));
  const documents: Uint8Array[] = [];
  const server = createServer((incoming, outgoing) => {
    pass(printer, incoming, outgoing, documents).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    uri: `ipp://127.0.0.1:${port}${printer.pathname}`,
    documents,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pass(
  printer: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  documents: Uint8Array[],
): Promise<void> {
  const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
  if (body.length > 8 && body.readUInt16BE(2) === SEND_DOCUMENT) {
    const start = body.indexOf('%PDF-');
    if (start >= 0) documents.push(Uint8Array.from(body.subarray(start)));
  }
  const forwarded = httpRequest({
    host: printer.hostname,
    port: printer.port || '631',
    path: incoming.url,
    method: incoming.method,
    headers: { ...incoming.headers, 'transfer-encoding': undefined, 'content-length': body.length },
  });
  forwarded.end(body);
  const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}
