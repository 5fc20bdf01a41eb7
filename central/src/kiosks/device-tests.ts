import type { EventBody, EventEnvelope } from '@hallway/protocol';
import type { DeviceTest } from '../../web/contract/fleet.ts';
import { statement, type Database, type Tx } from '../db/index.ts';
import { deviceTopic } from './device-topic.ts';

type Envelope = Pick<EventEnvelope, 'id' | 'occurredAt'>;

/** Keeps what a test of a device found, at the kiosk or on command. */
export function recordDeviceCheck(
  tx: Tx,
  kioskId: string,
  body: EventBody<'device.checked'>,
  { id, occurredAt }: Envelope,
): void {
  const place = { table: 'device_test', key: id, column: 'tested_by' };
  const { deviceId, outcome, reason, by, level, commandId } = body;
  statement(
    tx.sqlite,
    `INSERT INTO device_test (event_id, kiosk_id, device_id, outcome, reason, tested_at, tested_by, level, command_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    kioskId,
    deviceId,
    outcome,
    reason,
    occurredAt,
    tx.fields.seal(place, by),
    level,
    commandId,
  );
  tx.announce(deviceTopic(kioskId));
}

/** The same, as kiosks of the first releases tell it. */
export function recordDeviceTest(
  tx: Tx,
  kioskId: string,
  { technicianNo, ...found }: EventBody<'device.tested'>,
  envelope: Envelope,
): void {
  const check = { ...found, by: technicianNo, level: null, commandId: null };
  recordDeviceCheck(tx, kioskId, check, envelope);
}

/** The latest test of each device of a kiosk. */
export function latestDeviceTests(db: Database, kioskId: string): DeviceTest[] {
  return statement<[string], Omit<DeviceTest, 'remote'> & { remote: 0 | 1 }>(
    db.sqlite,
    `SELECT device_id AS deviceId, outcome, reason, level, command_id IS NOT NULL AS remote,
            max(tested_at) AS testedAt
     FROM device_test WHERE kiosk_id = ? GROUP BY device_id`,
  )
    .all(kioskId)
    .map((test) => ({ ...test, remote: test.remote === 1 }));
}
