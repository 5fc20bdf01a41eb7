import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as requestHttp } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface DigestProxyOptions {
  /** Port of localhost behind it. */
  port: number;
  user: string;
  secret: string;
  algorithm: 'MD5' | 'SHA-256';
  /** Requests until a nonce is stale. */
  usesPerNonce: number;
}

/** A web server that lets nobody through without HTTP Digest (RFC 7616), as printers with a password have it. */
export interface DigestProxy {
  port: number;
  /** Heads of all requests that came, as one text each. */
  heads(): string[];
  /** Requests that were let through. */
  passed(): number;
  stop(): Promise<void>;
}

const REALM = 'Printer "A4"';

export async function startDigestProxy(options: DigestProxyOptions): Promise<DigestProxy> {
  const hash = (...parts: string[]): string =>
    createHash(options.algorithm.replace('-', '').toLowerCase())
      .update(parts.join(':'))
      .digest('hex');
  const heads: string[] = [];
  let passed = 0;
  let nonce: string = randomUUID();
  let counted = 0;

  const right = (method: string, header: string): boolean => {
    const value = (name: string): string =>
      new RegExp(`\\b${name}="?([^",]*)`).exec(header)?.[1] ?? '';
    const secret = hash(options.user, REALM, options.secret);
    const what = hash(method, value('uri'));
    const wanted = hash(secret, nonce, value('nc'), value('cnonce'), 'auth', what);
    const count = Number.parseInt(value('nc'), 16);
    if (value('response') !== wanted || !(count > counted) || count > options.usesPerNonce) {
      return false;
    }
    counted = count;
    return true;
  };

  const ask = (response: ServerResponse): void => {
    nonce = randomUUID();
    counted = 0;
    const digest = [
      `realm="${REALM.replaceAll('"', String.raw`\"`)}"`,
      'qop="auth, auth-int"',
      `algorithm=${options.algorithm}`,
      `nonce="${nonce}"`,
      'opaque="a,b"',
    ];
    const challenges = ['Basic realm="x"', `Digest ${digest.join(', ')}`];
    response.writeHead(401, { 'WWW-Authenticate': challenges }).end();
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    heads.push(`${request.url} ${JSON.stringify(request.rawHeaders)}`);
    request.on('error', () => undefined);
    if (!right(request.method ?? '', request.headers.authorization ?? '')) {
      request.resume();
      ask(response);
      return;
    }
    passed += 1;
    const { method = 'POST', url = '/', headers } = request;
    const target = { host: 'localhost', port: options.port, method, path: url, headers };
    const onward = requestHttp(target, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    heads: () => heads,
    passed: () => passed,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
