import type { FastifyInstance } from 'fastify';
import { HttpError } from '../../http/error.ts';
import { createRateLimiter } from '../../http/rate-limit.ts';
import type { Tsa } from './tsa.ts';

/** No request comes near this. */
const MAX_REQUEST = 4096;
const stamps = { burst: 60, perSecond: 5 };

/** POST /tsa, RFC 3161 §3.4: for anyone. */
export function tsaRoutes(app: FastifyInstance, tsa: Tsa, now: () => number): void {
  const limiter = createRateLimiter(stamps, now);
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/timestamp-query',
      { parseAs: 'buffer', bodyLimit: MAX_REQUEST },
      (_request, body, done) => done(null, body),
    );
    scope.post('/tsa', { config: { access: 'public' } }, async (request, reply) => {
      const wait = limiter.take(request.ip);
      if (wait > 0) throw new HttpError('TOO_MANY', wait);
      if (!Buffer.isBuffer(request.body)) throw new HttpError('BAD_REQUEST');
      const answer = await tsa.answer(new Uint8Array(request.body));
      return reply.header('content-type', 'application/timestamp-reply').send(Buffer.from(answer));
    });
  });
}
