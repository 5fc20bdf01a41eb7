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
