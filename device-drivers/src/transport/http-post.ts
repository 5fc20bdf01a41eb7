import { request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { DeviceError } from '../error.ts';
import type { DeviceEffect } from '../error.ts';

export interface HttpPost {
  /** http: or https: */
  url: URL;
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
}

/**
 * Posts one request on a connection of its own and returns the body of a 200 answer.
 *
 * A connection is never reused: a printer that closed a kept-alive connection would make it unknowable whether a
 * Create-Job sent into it had arrived.
 *
 * @throws DeviceError `offline`, `timeout`, `aborted`, `busy` (503), `refused` or `unsupported` (other statuses), `protocol`
 */
export async function httpPost(post: HttpPost): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(post.timeoutMs);
  const signal = post.signal === undefined ? timeout : AbortSignal.any([post.signal, timeout]);
  const progress = { connected: false };
  try {
    signal.throwIfAborted();
    const response = await send(post, signal, progress);
    return await readBody(post, response);
  } catch (error) {
    if (error instanceof DeviceError) throw error;
    const effect: DeviceEffect = post.mutates && progress.connected ? 'possible' : 'none';
    if (post.signal?.aborted === true) {
      throw new DeviceError('aborted', 'the call was given up', { effect, cause: error });
    }
    if (timeout.aborted && progress.connected) {
      const message = `no answer within ${post.timeoutMs} ms`;
      throw new DeviceError('timeout', message, { effect, retryable: true, cause: error });
    }
    const message = progress.connected ? 'the connection broke' : 'nothing answers at the address';
    throw new DeviceError('offline', message, { effect, retryable: true, cause: error });
  }
}

/** Resolves with the head of the response, which may come before the whole request is written. */
async function send(
  post: HttpPost,
  signal: AbortSignal,
  progress: { connected: boolean },
): Promise<IncomingMessage> {
  const open = post.url.protocol === 'https:' ? requestHttps : requestHttp;
  const request = open(post.url, {
    method: 'POST',
    agent: false,
    signal,
    headers: headersOf(post),
  });
  request.once('socket', (socket) => {
    socket.once(post.url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      progress.connected = true;
    });
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    // Stays registered: a connection that breaks after the answer must not become an unhandled error.
    request.on('error', reject);
  });
  const upload = write(request, post);
  // An upload that fails after the printer answered is told by the answer itself.
  return Promise.race([response, upload.then(() => response)]);
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
  const headers = { 'Content-Type': post.contentType, Accept: post.contentType };
  if (post.data !== null && !(post.data instanceof Uint8Array)) return headers;
  return {
    ...headers,
    'Content-Length': post.head.byteLength + (post.data?.byteLength ?? 0),
  };
}

async function readBody(post: HttpPost, response: IncomingMessage): Promise<Uint8Array> {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    throw statusError(status);
  }
  const effect: DeviceEffect = post.mutates ? 'possible' : 'none';
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

/** An HTTP error status means that the IPP layer never saw the request. */
function statusError(status: number): DeviceError {
  const message = `HTTP status ${status}`;
  if (status === 503 || status === 429)
    return new DeviceError('busy', message, { retryable: true });
  if (status === 426 || status === 501 || status === 505) {
    return new DeviceError('unsupported', message);
  }
  return new DeviceError('refused', message);
}
