import {
  deviceSwitchKey,
  overrides,
  switchedAt,
  type DeviceSwitch,
  type EventEnvelope,
} from '@hallway/protocol';
import { statement, type Database, type FieldCipher, type Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import { deviceTopic } from './device-topic.ts';

interface Row {
  deviceId: string;
  disabled: 0 | 1;
  at: string;
  by: Uint8Array;
  takenAt: string | null;
}

/** How a device is to be, as far as central knows, and when its kiosk was heard to have taken it up. */
export interface KnownSwitch extends DeviceSwitch {
  takenAt: string | null;
}

const columns = `device_id AS deviceId, disabled, at, switched_by AS by, taken_at AS takenAt`;

/**
 * Switches a device off or on for its kiosk, which takes it up when it is there. Every act stays on record.
 *
 * @param now epoch ms
 */
export function switchDevice(
  tx: Tx,
  kioskId: string,
  act: { deviceId: string; disabled: boolean; by: string; now: number },
): void {
  const { deviceId, disabled, by, now } = act;
  const state = { deviceId, disabled, at: switchedAt(now, latest(tx, kioskId, deviceId)), by };
  write(tx, kioskId, { ...state, takenAt: null });
  publish(tx, `k:${kioskId}`, 'put', deviceSwitchKey(deviceId), state);
}

/** Takes in what a kiosk has taken up: an act of central, or one of a technician there. */
export function recordDeviceSwitch(
  tx: Tx,
  kioskId: string,
  body: DeviceSwitch,
  { occurredAt }: Pick<EventEnvelope, 'occurredAt'>,
): void {
  const state = { ...body, at: new Date(body.at).toISOString() };
  const isNews = overrides(state, latest(tx, kioskId, state.deviceId));
  write(tx, kioskId, { ...state, takenAt: occurredAt });
  // A kiosk that begins anew with an empty disk finds the latest act in its feed, whoever it was.
  if (isNews) publish(tx, `k:${kioskId}`, 'put', deviceSwitchKey(state.deviceId), state);
}

/** The latest act on each device of a kiosk that was ever switched. */
export function deviceSwitches(db: Database, kioskId: string): KnownSwitch[] {
  return statement<[string], Row>(
    db.sqlite,
    `SELECT ${columns}, max(at) FROM device_switch WHERE kiosk_id = ? GROUP BY device_id`,
  )
    .all(kioskId)
    .map((row) => open(db.fields, kioskId, row));
}

function latest(tx: Tx, kioskId: string, deviceId: string): DeviceSwitch | null {
  const row = statement<[string, string], Row>(
    tx.sqlite,
    `SELECT ${columns} FROM device_switch WHERE kiosk_id = ? AND device_id = ?
     ORDER BY at DESC LIMIT 1`,
  ).get(kioskId, deviceId);
  return row === undefined ? null : open(tx.fields, kioskId, row);
}

/** The kiosk's word about an act counts more than what was known of it. */
function write(tx: Tx, kioskId: string, state: KnownSwitch): void {
  const { deviceId, disabled, at, by, takenAt } = state;
  statement(tx.sqlite, 'INSERT OR REPLACE INTO device_switch VALUES (?, ?, ?, ?, ?, ?)').run(
    kioskId,
    deviceId,
    at,
    disabled ? 1 : 0,
    tx.fields.seal(placeOf(kioskId, state), by),
    takenAt,
  );
  tx.announce(deviceTopic(kioskId));
}

function open(fields: FieldCipher, kioskId: string, row: Row): KnownSwitch {
  const { deviceId, at, takenAt } = row;
  const by = fields.open(placeOf(kioskId, row), row.by).toString('utf8');
  return { deviceId, disabled: row.disabled === 1, at, by, takenAt };
}

function placeOf(
  kioskId: string,
  { deviceId, at }: { deviceId: string; at: string },
): { table: string; key: string; column: string } {
  const key = JSON.stringify([kioskId, deviceId, at]);
  return { table: 'device_switch', key, column: 'switched_by' };
}
