import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { listenOnLoopback, LOOPBACK } from '../loopback/listen.ts';
import { encodeJpeg } from './jpeg.ts';
import { darkPicture, sheetPicture } from './picture.ts';

/** What is wrong with the camera. */
export type CameraFault =
  | 'none'
  /** The same picture again and again, as a server does whose camera hangs. */
  | 'freeze'
  /** Something lies on the lens. */
  | 'cover'
  /** What it sends is no picture. */
  | 'not-jpeg'
  /** Nothing more comes, and the connection stands. */
  | 'silent';

export interface CameraSimulatorOptions {
  /** Default: a free one. */
  port?: number;
  /** Default 10. */
  picturesPerSecond?: number;
}

/** A camera over a sheet that exists only as Motion JPEG over HTTP on 127.0.0.1. */
export interface CameraSimulator {
  port: number;
  /** Where its stream is. */
  uri: string;
  /** Number of the last picture taken, as it is drawn in it. */
  picture(): number;
  /** Clients that read the stream now. */
  viewers(): number;
  fault(fault: CameraFault): void;
  /** Breaks every connection; the next is welcome. */
  drop(): void;
  /** Pulls it off the network: nobody answers at its port. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

const STREAM_PATH = '/stream';
const BOUNDARY = 'sheet-boundary';
const DEFAULT_RATE = 10;
const NOT_JPEG = Buffer.from('This is no picture.', 'latin1');

export async function startCameraSimulator(
  options: CameraSimulatorOptions = {},
): Promise<CameraSimulator> {
  const viewers = new Set<ServerResponse>();
  let fault: CameraFault = 'none';
  let number = 0;
  let last = encodeJpeg(sheetPicture(number));

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' || request.url !== STREAM_PATH) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      Server: 'Hallway camera simulator',
      'Content-Type': `multipart/x-mixed-replace; boundary="${BOUNDARY}"`,
      'Cache-Control': 'no-store',
    });
    response.write(`--${BOUNDARY}\r\n`);
    viewers.add(response);
    response.once('close', () => viewers.delete(response));
  };

  const shoot = (): void => {
    if (viewers.size === 0 || fault === 'silent') return;
    const body = fault === 'not-jpeg' ? NOT_JPEG : picture();
    const head = `Content-Type: image/jpeg\r\nContent-Length: ${body.byteLength}\r\n\r\n`;
    const part = Buffer.concat([Buffer.from(head), body, Buffer.from(`\r\n--${BOUNDARY}\r\n`)]);
    // Who reads too slowly misses pictures, and sees no old ones.
    for (const viewer of viewers) if (!viewer.writableNeedDrain) viewer.write(part);
  };
  const picture = (): Uint8Array => {
    if (fault === 'freeze') return last;
    number += 1;
    last = encodeJpeg(fault === 'cover' ? darkPicture() : sheetPicture(number));
    return last;
  };

  let server: Server | null = createServer(answer);
  const port = await listenOnLoopback(server, options.port ?? 0);
  const timer = setInterval(shoot, 1_000 / (options.picturesPerSecond ?? DEFAULT_RATE));
  const unplug = async (): Promise<void> => {
    const plugged = server;
    server = null;
    if (plugged === null) return;
    plugged.close();
    plugged.closeAllConnections();
    await once(plugged, 'close');
  };
  return {
    port,
    uri: `http://${LOOPBACK}:${port}${STREAM_PATH}`,
    picture: () => number,
    viewers: () => viewers.size,
    fault: (wanted) => {
      fault = wanted;
    },
    drop: () => server?.closeAllConnections(),
    unplug,
    plug: async () => {
      if (server !== null) return;
      server = createServer(answer);
      await listenOnLoopback(server, port);
    },
    stop: () => {
      clearInterval(timer);
      return unplug();
    },
  };
}
