import type { EventBody, EventEnvelope } from '@hallway/protocol';
import type { DeviceTest } from '../../web/contract/fleet.ts';
import { statement, type Database, type Tx } from '../db/index.ts';

/** Keeps what a technician found when trying a device out. */
export function recordDeviceTest(
  tx: Tx,
  kioskId: string,
  body: EventBody<'device.tested'>,
  { id, occurredAt }: Pick<EventEnvelope, 'id' | 'occurredAt'>,
): void {
  const place = { table: 'device_test', key: id, column: 'tested_by' };
  const { deviceId, outcome, reason, technicianNo } = body;
  statement(tx.sqlite, 'INSERT INTO device_test VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    id,
    kioskId,
    deviceId,
    outcome,
    reason,
    occurredAt,
    tx.fields.seal(place, technicianNo),
  );
}

/** The latest test of each device of a kiosk. */
export function latestDeviceTests(db: Database, kioskId: string): DeviceTest[] {
  return statement<[string], DeviceTest>(
    db.sqlite,
    `SELECT device_id AS deviceId, outcome, reason, max(tested_at) AS testedAt
     FROM device_test WHERE kiosk_id = ? GROUP BY device_id`,
  ).all(kioskId);
}
