import type { FastifyInstance, FastifyReply } from 'fastify';
import { kioskIdSchema } from '@hallway/protocol';
import { z } from 'zod';
import type { PairingCode, Revocation } from '../../web/contract/fleet.ts';
import type { Database } from '../db/index.ts';
import type { Access } from '../http/access.ts';
import { HttpError } from '../http/error.ts';
import { createPairingCode, type Kiosks } from '../kiosks/index.ts';
import type { Seals } from '../seal/index.ts';
import type { Fleet } from './fleet.ts';

/** A comment this often keeps balancers from closing a quiet stream, and notices readers who left. */
const KEEP_ALIVE_MS = 20_000;

const technicians: Access = 'tend-kiosks';

export interface FleetRouteDeps {
  db: Database;
  fleet: Fleet;
  kiosks: Kiosks;
  seals: Seals;
  now: () => number;
}

const revocationSchema = z.object({
  since: z.iso.datetime().exactOptional(),
}) satisfies z.ZodType<Revocation>;

/** When the kiosk was lost; now when nobody said. @throws HttpError for a time to come or none at all */
function lostSince(body: unknown, now: number): Date {
  const revocation = revocationSchema.safeParse(body ?? {});
  if (!revocation.success) throw new HttpError('BAD_REQUEST');
  const since = new Date(revocation.data.since ?? now);
  if (since.getTime() > now) throw new HttpError('BAD_REQUEST');
  return since;
}

/** GET /api/fleet and /api/fleet/live, POST /api/fleet/:kioskId/pairing-code and …/revoke: for technicians. */
export function fleetRoutes(app: FastifyInstance, deps: FleetRouteDeps): void {
  const { db, fleet, kiosks, seals, now } = deps;
  const streams = new Set<FastifyReply>();

  app.get('/api/fleet', { config: { access: technicians } }, async () => fleet.view());

  app.get('/api/fleet/live', { config: { access: technicians } }, (_request, reply) => {
    reply.hijack();
    streams.add(reply);
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const send = (event: string, data: unknown) =>
      raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const stopWatch = fleet.watch((kiosk) => send('kiosk', kiosk));
    send('fleet', fleet.view());
    const keepAlive = setInterval(() => raw.write(':\n\n'), KEEP_ALIVE_MS).unref();
    raw.on('close', () => {
      clearInterval(keepAlive);
      stopWatch();
      streams.delete(reply);
    });
  });

  // Streams have no end of their own; a server that stops must not wait for them.
  app.addHook('preClose', async () => {
    for (const { raw } of streams) raw.end();
  });

  function knownKiosk(kioskId: string): string {
    if (!kioskIdSchema.safeParse(kioskId).success || !kiosks.get(kioskId)) {
      throw new HttpError('NOT_FOUND');
    }
    return kioskId;
  }

  app.post<{ Params: { kioskId: string } }>(
    '/api/fleet/:kioskId/pairing-code',
    { config: { access: technicians } },
    async (request) =>
      createPairingCode(db, knownKiosk(request.params.kioskId)) satisfies PairingCode,
  );

  app.post<{ Params: { kioskId: string } }>(
    '/api/fleet/:kioskId/revoke',
    { config: { access: technicians } },
    async (request, reply) => {
      const kioskId = knownKiosk(request.params.kioskId);
      const since = lostSince(request.body, now());
      db.write((tx) => kiosks.revoke(tx, kioskId));
      await seals.invalidate(kioskId, since, request.staff?.no ?? '');
      return reply.code(204).send();
    },
  );
}
