import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { DeviceError } from '../error.ts';
import { connect } from './connect.ts';
import type { Target } from './connect.ts';
import type { DigestAuth } from './http-digest.ts';
import { statusError } from './http-status.ts';

export interface HttpGet extends Target {
  /** Milliseconds until the head of the answer must be there. Its body may take as long as it likes. */
  headTimeoutMs: number;
  /** Ends the whole exchange, the body included. */
  signal: AbortSignal;
  /** Answers the server when it asks who we are (RFC 7616). */
  auth: DigestAuth | undefined;
}

/** A 200 answer whose body is on its way, until it ends or the signal aborts. */
export interface HttpAnswer {
  /** `Content-Type`; empty when there is none. */
  contentType: string;
  /** `Server`: what the server calls itself; null when it does not. */
  server: string | null;
  /** Its octets as they come. @throws DeviceError `offline`, `protocol` or `aborted` */
  body: AsyncIterable<Uint8Array>;
}

/**
 * Gets one resource on a connection of its own. A head longer than the 16 KiB that Node reads is refused by it.
 *
 * @throws DeviceError `offline`, `timeout`, `aborted`, `protocol`, `wrong-device`, and for other statuses `busy`,
 *   `refused`, `unsupported` or `device-error`
 */
export async function httpGet(get: HttpGet): Promise<HttpAnswer> {
  const first = await attempt(get);
  if (first.response.statusCode !== 401) return answerOf(get, first);
  const challenge = first.response.headers['www-authenticate'] ?? '';
  first.socket.destroy();
  if (get.auth?.challenged(challenge) !== true) throw statusError(401, 'none');
  return answerOf(get, await attempt(get));
}

/** An answer whose head is there. */
interface Answered {
  socket: Socket;
  response: IncomingMessage;
}

async function attempt(get: HttpGet): Promise<Answered> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), get.headTimeoutMs);
  const signal = AbortSignal.any([get.signal, patience.signal]);
  let socket: Socket | null = null;
  try {
    socket = await connect(get, signal);
    return { socket, response: await head(get, socket, signal) };
  } catch (error) {
    const isConnected = socket !== null;
    socket?.destroy();
    if (isConnected && patience.signal.aborted && !get.signal.aborted) {
      const message = `no answer within ${get.headTimeoutMs} ms`;
      throw new DeviceError('timeout', message, { retryable: true, cause: error });
    }
    throw brokenOff(get, error);
  } finally {
    clearTimeout(timer);
  }
}

/** Sends the request. Resolves with the head of its answer. */
async function head(get: HttpGet, socket: Socket, signal: AbortSignal): Promise<IncomingMessage> {
  const path = get.url.pathname + get.url.search;
  const authorization = get.auth?.authorization({ method: 'GET', path });
  const request = requestHttp(get.url, {
    protocol: 'http:',
    createConnection: () => socket,
    headers: {
      Host: get.url.host,
      Connection: 'close',
      ...(typeof authorization === 'string' && { Authorization: authorization }),
    },
  });
  // Stays registered: a connection that breaks after the head must not become an unhandled error.
  request.on('error', () => undefined);
  request.end();
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage];
  // So does this: perhaps nobody reads the body.
  response.on('error', () => undefined);
  return response;
}

function answerOf(get: HttpGet, { socket, response }: Answered): HttpAnswer {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    socket.destroy();
    throw statusError(status, 'none');
  }
  const stop = (): void => void socket.destroy();
  get.signal.addEventListener('abort', stop, { once: true });
  if (get.signal.aborted) stop();
  response.once('close', () => get.signal.removeEventListener('abort', stop));
  const { 'content-type': contentType = '', server } = response.headers;
  return {
    contentType,
    server: typeof server === 'string' ? server : null,
    body: bodyOf(get, socket, response),
  };
}

async function* bodyOf(
  get: HttpGet,
  socket: Socket,
  response: IncomingMessage,
): AsyncGenerator<Uint8Array> {
  try {
    yield* response as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw brokenOff(get, error);
  } finally {
    socket.destroy();
  }
}

/** What a failure of the exchange means. HPE codes are the parser's, which did not understand the answer. */
function brokenOff(get: HttpGet, cause: unknown): DeviceError {
  if (cause instanceof DeviceError) return cause;
  if (get.signal.aborted) return new DeviceError('aborted', 'the call was given up', { cause });
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('HPE_')) return new DeviceError('protocol', 'this is no HTTP', { cause });
  return new DeviceError('offline', 'no connection, or it broke', { retryable: true, cause });
}
