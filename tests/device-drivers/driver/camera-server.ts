import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A server that says what a test tells it to, octet by octet. */
export interface CameraServer {
  uri: string;
  /** Connections made so far. */
  connections(): number;
  stop(): Promise<void>;
}

/** @param serve is given each connection once its request has come */
export async function startCameraServer(
  serve: (socket: Socket, connection: number) => void,
): Promise<CameraServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', () => serve(socket, ++connections));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    uri: `http://127.0.0.1:${address.port}/stream`,
    connections: () => connections,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export const STREAM_HEAD =
  'HTTP/1.0 200 OK\r\nServer: Made up\r\nContent-Type: multipart/x-mixed-replace;boundary=b\r\n\r\n';

/** What looks like a picture of 8 by 8: its number stands where the samples would, and makes it like no other. */
export function tinyJpeg(number: number): Buffer {
  return Buffer.concat([
    Buffer.from('ffd8ffc0000b080008000801011100ffda0008010100003f00', 'hex'),
    Buffer.from(String(number), 'latin1'),
    Buffer.from('ffd9', 'hex'),
  ]);
}

/** One part with its length. */
export function part(body: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`--b\r\nContent-Length: ${body.byteLength}\r\n\r\n`),
    body,
    Buffer.from('\r\n'),
  ]);
}
