import { request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { DeviceError } from '../error.ts';
import type { DeviceEffect } from '../error.ts';
import { connect } from './connect.ts';
import type { Target } from './connect.ts';
import type { DigestAuth } from './http-digest.ts';
import { statusError } from './http-status.ts';

export interface HttpPost extends Target {
  contentType: string;
  /** Sent first, in one piece. */
  head: Uint8Array;
  /** Sent after the head: at once when in memory, chunk by chunk when it is a stream. */
  data: Uint8Array | AsyncIterable<Uint8Array> | null;
  /** Whether the request can change something at the device. Decides the `effect` of errors. */
  mutates: boolean;
  /** Milliseconds for the whole exchange. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
  maxResponseBytes: number;
  /** Answers the server when it asks who we are (RFC 7616). */
  auth: DigestAuth | undefined;
}

/**
 * Posts one request on a connection of its own and returns the body of a 200 answer.
 *
 * A request that is refused for want of an authorization never reached what is behind HTTP; it is posted once more
 * with one, unless its data is a stream, which cannot be read twice.
 *
 * A connection is never reused: a printer that closed a kept-alive connection would make it unknowable whether a
 * Create-Job sent into it had arrived.
 *
 * @throws DeviceError `offline`, `timeout`, `aborted`, `protocol`, and for other statuses `busy`, `refused`, `unsupported`
 *   or `device-error`
 */
export async function httpPost(post: HttpPost): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(post.timeoutMs);
  const signal = post.signal === undefined ? timeout : AbortSignal.any([post.signal, timeout]);
  const first = await attempt(post, signal, timeout);
  if (first instanceof Uint8Array) return first;
  const canRepeat = post.data === null || post.data instanceof Uint8Array;
  const isWorthIt = post.auth?.challenged(first.challenge) === true;
  const answer = canRepeat && isWorthIt ? await attempt(post, signal, timeout) : first;
  if (answer instanceof Uint8Array) return answer;
  throw statusError(401, 'none');
}

/** A 401 and its `WWW-Authenticate`. */
interface Challenged {
  challenge: string;
}

async function attempt(
  post: HttpPost,
  signal: AbortSignal,
  timeout: AbortSignal,
): Promise<Uint8Array | Challenged> {
  let socket: Socket | null = null;
  try {
    socket = await connect(post, signal);
    const response = await send(post, socket, signal);
    if (response.statusCode === 401) {
      return { challenge: response.headers['www-authenticate'] ?? '' };
    }
    return await readBody(post, response);
  } catch (error) {
    if (error instanceof DeviceError) throw error;
    const effect: DeviceEffect = post.mutates && socket !== null ? 'possible' : 'none';
    if (post.signal?.aborted === true) {
      throw new DeviceError('aborted', 'the call was given up', { effect, cause: error });
    }
    const options = { effect, retryable: true, cause: error };
    if (socket === null) throw new DeviceError('offline', 'no connection to the address', options);
    if (timeout.aborted) {
      throw new DeviceError('timeout', `no answer within ${post.timeoutMs} ms`, options);
    }
    throw new DeviceError('offline', 'the connection broke', options);
  } finally {
    socket?.destroy();
  }
}

/** Resolves with the head of the response, which may come before the whole request is written. */
async function send(post: HttpPost, socket: Socket, signal: AbortSignal): Promise<IncomingMessage> {
  const request = requestHttp(post.url, {
    protocol: 'http:',
    method: 'POST',
    createConnection: () => socket,
    signal,
    headers: headersOf(post),
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    // Stays registered: a connection that breaks after the answer must not become an unhandled error.
    request.on('error', reject);
  });
  // An upload that fails destroys the request, which rejects above, unless the printer has already answered.
  write(request, post).catch(() => undefined);
  return response;
}

async function write(request: ClientRequest, post: HttpPost): Promise<void> {
  if (post.data === null || post.data instanceof Uint8Array) {
    request.write(post.head);
    request.end(post.data ?? undefined);
    return;
  }
  const { head, data } = post;
  await pipeline(async function* () {
    yield head;
    yield* data;
  }, request);
}

function headersOf(post: HttpPost): Record<string, string | number> {
  const { pathname, search } = post.url;
  const authorization = post.auth?.authorization({ method: 'POST', path: pathname + search });
  const headers = {
    Host: post.url.host,
    Connection: 'close',
    'Content-Type': post.contentType,
    Accept: post.contentType,
    ...(typeof authorization === 'string' && { Authorization: authorization }),
  };
  if (post.data !== null && !(post.data instanceof Uint8Array)) return headers;
  return {
    ...headers,
    'Content-Length': post.head.byteLength + (post.data?.byteLength ?? 0),
  };
}

async function readBody(post: HttpPost, response: IncomingMessage): Promise<Uint8Array> {
  const status = response.statusCode ?? 0;
  const effect: DeviceEffect = post.mutates ? 'possible' : 'none';
  if (status !== 200) {
    response.destroy();
    throw statusError(status, effect);
  }
  const contentType = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (contentType !== post.contentType) {
    response.destroy();
    throw new DeviceError('protocol', `answered with ${contentType ?? 'no content type'}`, {
      effect,
    });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > post.maxResponseBytes) {
      throw new DeviceError('protocol', `answered more than ${post.maxResponseBytes} octets`, {
        effect,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
