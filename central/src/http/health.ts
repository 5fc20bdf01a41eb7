import type { FastifyInstance } from 'fastify';

/**
 * GET /livez (the process answers) and GET /readyz (it may be given work; 503 while it cannot write or is stopping).
 *
 * @param ready throws or answers false when work cannot be taken
 */
export function healthRoutes(app: FastifyInstance, ready: () => boolean): void {
  app.get('/livez', { config: { access: 'public' } }, async () => ({ live: true }));
  app.get('/readyz', { config: { access: 'public' } }, async (request, reply) => {
    let ok = false;
    try {
      ok = ready();
    } catch (error) {
      request.log.error({ err: error }, 'not ready');
    }
    return reply.code(ok ? 200 : 503).send({ ready: ok });
  });
}
