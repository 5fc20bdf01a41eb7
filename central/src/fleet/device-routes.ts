import type { FastifyInstance, FastifyRequest } from 'fastify';
import { kioskIdSchema } from '@hallway/protocol';
import { testPlanOf, testsUnattended } from '@hallway/protocol/device-tests';
import type { Database } from '../db/index.ts';
import type { Access } from '../http/access.ts';
import { HttpError } from '../http/error.ts';
import { commandTest, switchDevice, type Beats } from '../kiosks/index.ts';

const technicians: Access = 'tend-kiosks';

export interface DeviceRouteDeps {
  db: Database;
  beats: Beats;
  now: () => number;
}

type DeviceRequest = FastifyRequest<{ Params: { kioskId: string; deviceId: string } }>;

/**
 * POST /api/fleet/:kioskId/devices/:deviceId/disable, …/enable and …/test: for technicians. Answered 202 when it is
 * written down; the kiosk takes it up when it is there, a test only within its time. A device is one that the kiosk's
 * last beat named.
 */
export function deviceRoutes(app: FastifyInstance, { db, beats, now }: DeviceRouteDeps): void {
  const address = '/api/fleet/:kioskId/devices/:deviceId';
  const access = { config: { access: technicians } };

  /** Which device is meant, of which kind, and by whom. @throws HttpError */
  function meant({ params: { kioskId, deviceId }, staff }: DeviceRequest) {
    if (!staff) throw new HttpError('SIGN_IN_NEEDED');
    const known = kioskIdSchema.safeParse(kioskId).success
      ? beats.presence().find((one) => one.kioskId === kioskId)
      : undefined;
    const device = known?.beat?.devices.find((one) => one.deviceId === deviceId);
    if (!device) throw new HttpError('NOT_FOUND');
    return { kioskId, deviceId, kind: device.kind, by: staff.no };
  }

  for (const [act, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    app.post(`${address}/${act}`, access, (request: DeviceRequest, reply) => {
      const { kioskId, deviceId, by } = meant(request);
      db.write((tx) => switchDevice(tx, kioskId, { deviceId, disabled, by, now: now() }));
      request.log.info({ kioskId, deviceId, disabled }, 'device switched');
      return reply.code(202).send();
    });
  }

  app.post(`${address}/test`, access, (request: DeviceRequest, reply) => {
    const { kioskId, deviceId, kind, by } = meant(request);
    const plan = testPlanOf(kind);
    if (!plan || !testsUnattended(plan)) throw new HttpError('NO_UNATTENDED_TEST');
    const { commandId } = db.write((tx) => commandTest(tx, kioskId, { deviceId, by, now: now() }));
    request.log.info({ kioskId, deviceId, commandId }, 'device test asked for');
    return reply.code(202).send();
  });
}
