import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { answerErrors } from './error.ts';
import { setHeaders } from './headers.ts';

const BODY_LIMIT = 64 * 1024;

/**
 * The HTTP server with what every route shares. Requests are logged by route pattern, never by address: addresses
 * hold serials and verification codes.
 */
export async function createServer(log: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    // A balancer that ends TLS stands on this machine; nobody else may say whom it speaks for.
    trustProxy: 'loopback',
  });
  dropUnusedAtEnd(app);
  answerErrors(app);
  await setHeaders(app);
  await app.register(cookie);
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  return app;
}

/**
 * Browsers open connections in reserve. Node counts one that never carried a request as busy, and would wait a minute
 * for it before it stops.
 */
function dropUnusedAtEnd(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}
