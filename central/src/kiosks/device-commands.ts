import { randomUUID } from 'node:crypto';
import { deviceTestKey, type DeviceTestCommand } from '@hallway/protocol';
import { statement, type Database, type Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import { deviceTopic } from './device-topic.ts';

/** A kiosk that does not see a command within this long (ms) never carries it out. */
export const commandValidMs = 45_000;
/** The longest test, and the way back (ms). */
const answerWithinMs = 75_000;

/** A command to test a device that has no answer. */
export interface OpenCommand {
  deviceId: string;
  askedAt: string;
  by: string;
  /** `not-reached`: no answer will come any more. */
  state: 'waiting' | 'not-reached';
}

interface Row {
  commandId: string;
  deviceId: string;
  askedAt: string;
  expiresAt: string;
  by: Uint8Array;
}

/** Asks a kiosk to try a device out. @param now epoch ms */
export function commandTest(
  tx: Tx,
  kioskId: string,
  { deviceId, by, now }: { deviceId: string; by: string; now: number },
): DeviceTestCommand {
  const expiresAt = new Date(now + commandValidMs).toISOString();
  const command: DeviceTestCommand = { commandId: randomUUID(), deviceId, expiresAt, by };
  statement(tx.sqlite, 'INSERT INTO device_command VALUES (?, ?, ?, ?, ?, ?)').run(
    command.commandId,
    kioskId,
    deviceId,
    new Date(now).toISOString(),
    expiresAt,
    tx.fields.seal(placeOf(command.commandId), by),
  );
  publish(tx, `k:${kioskId}`, 'put', deviceTestKey(deviceId), command);
  tx.announce(deviceTopic(kioskId));
  return command;
}

/** The latest command for each device, where it has no answer and the device was not tested since. @param now epoch ms */
export function openCommands(db: Database, kioskId: string, now: number): OpenCommand[] {
  return statement<[string], Row>(
    db.sqlite,
    `SELECT command_id AS commandId, device_id AS deviceId, asked_by AS by,
            expires_at AS expiresAt, max(asked_at) AS askedAt
     FROM device_command WHERE kiosk_id = ? GROUP BY device_id
     HAVING NOT EXISTS (
       SELECT 1 FROM device_test t
       WHERE t.command_id = device_command.command_id
          OR (t.kiosk_id = device_command.kiosk_id AND t.device_id = device_command.device_id
              AND t.tested_at > device_command.asked_at))`,
  )
    .all(kioskId)
    .map(({ commandId, deviceId, askedAt, expiresAt, by }) => ({
      deviceId,
      askedAt,
      by: db.fields.open(placeOf(commandId), by).toString('utf8'),
      state: now > Date.parse(expiresAt) + answerWithinMs ? 'not-reached' : 'waiting',
    }));
}

function placeOf(commandId: string): { table: string; key: string; column: string } {
  return { table: 'device_command', key: commandId, column: 'asked_by' };
}
