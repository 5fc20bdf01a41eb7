import type { FastifyInstance } from 'fastify';
import { kioskIdSchema } from '@hallway/protocol';
import { z } from 'zod';
import type { PairingCode, Revocation } from '../../web/contract/fleet.ts';
import type { Database } from '../db/index.ts';
import type { Access } from '../http/access.ts';
import { HttpError } from '../http/error.ts';
import { eventStreams } from '../http/event-stream.ts';
import { createPairingCode, type Kiosks } from '../kiosks/index.ts';
import type { SealRequests, Seals } from '../seal/index.ts';
import type { Fleet } from './fleet.ts';

const technicians: Access = 'tend-kiosks';

export interface FleetRouteDeps {
  db: Database;
  fleet: Fleet;
  kiosks: Kiosks;
  seals: Seals;
  requests: Pick<SealRequests, 'lapse'>;
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
  const { db, fleet, kiosks, seals, requests, now } = deps;
  const openStream = eventStreams(app);

  app.get('/api/fleet', { config: { access: technicians } }, async () => fleet.view());

  app.get('/api/fleet/live', { config: { access: technicians } }, (_request, reply) => {
    openStream(reply, (tell) => {
      const stop = fleet.watch((kiosk) => tell('kiosk', kiosk));
      tell('fleet', fleet.view());
      return stop;
    });
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
    async (request) => {
      if (!request.staff) throw new HttpError('SIGN_IN_NEEDED');
      const kioskId = knownKiosk(request.params.kioskId);
      return createPairingCode(db, kioskId, { by: request.staff.no }) satisfies PairingCode;
    },
  );

  app.post<{ Params: { kioskId: string } }>(
    '/api/fleet/:kioskId/revoke',
    { config: { access: technicians } },
    async (request, reply) => {
      const kioskId = knownKiosk(request.params.kioskId);
      const since = lostSince(request.body, now());
      db.write((tx) => {
        kiosks.revoke(tx, kioskId);
        requests.lapse(tx, kioskId);
      });
      await seals.invalidate(kioskId, since, request.staff?.no ?? '');
      return reply.code(204).send();
    },
  );
}
