import { once } from 'node:events';
import { createServer } from 'node:http';
import { decodeIpp, encodeIpp } from '../../device-drivers/src/codec/ipp/index.ts';
import type { IppMessage } from '../../device-drivers/src/codec/ipp/index.ts';

/** Stands before a printer and changes what it answers, so that it speaks like another model. */
export interface IppRelay {
  uri: string;
  stop(): Promise<void>;
}

/**
 * @param uri of the printer
 * @param change what becomes of an answer; `operation` is the code of its request
 */
export async function startIppRelay(
  uri: string,
  change: (answer: IppMessage, operation: number) => IppMessage,
): Promise<IppRelay> {
  const printer = new URL(uri.replace('ipp:', 'http:'));
  const server = createServer((request, response) => {
    const relay = async (): Promise<void> => {
      const asked = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
      const headers = { 'Content-Type': 'application/ipp' };
      const answer = await fetch(printer, { method: 'POST', headers, body: asked });
      const { message } = decodeIpp(new Uint8Array(await answer.arrayBuffer()));
      response.writeHead(answer.status, headers);
      response.end(encodeIpp(change(message, decodeIpp(asked).message.code)));
    };
    void relay().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    uri: `ipp://127.0.0.1:${address.port}${printer.pathname}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The answer without one attribute, in whatever group it stands. */
export function without(answer: IppMessage, name: string): IppMessage {
  const groups = answer.groups.map((group) => ({
    ...group,
    attributes: group.attributes.filter((attribute) => attribute.name !== name),
  }));
  return { ...answer, groups };
}
