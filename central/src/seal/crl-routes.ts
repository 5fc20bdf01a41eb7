import type { FastifyInstance } from 'fastify';
import { HttpError } from '../http/error.ts';
import type { Crls } from './crls.ts';

/** A stolen kiosk is heard of within this time by those who look again. */
const MAX_AGE_S = 300;

/** GET /crl/:name, the lists that certificates point to (RFC 5280 §4.2.1.13): for anyone, and for caches. */
export function crlRoutes(app: FastifyInstance, crls: Crls): void {
  app.get<{ Params: { name: string } }>(
    '/crl/:name',
    { config: { access: 'public' } },
    async (request, reply) => {
      const list = crls.get(request.params.name);
      if (!list) throw new HttpError('NOT_FOUND');
      return reply
        .header('content-type', 'application/pkix-crl')
        .header('cache-control', `public, max-age=${MAX_AGE_S}`)
        .header('etag', `"${list.name}-${list.number}"`)
        .header('last-modified', new Date(list.this_update).toUTCString())
        .send(Buffer.from(list.der));
    },
  );
}
