import { z } from 'zod';
const deviceIdSchema = z.string().min(1).max(64);

/** Number of a technician, or of another member of staff. */
export const actorSchema = z.string().min(1).max(24);

/**
 * Who last switched a device, and how it is to be; partition `k:<kioskId>`, key `deviceSwitchKey`. There is one such
 * state a device, whoever acts, here or at the kiosk: of two the later one holds. A kiosk tells every state it takes up
 * with `device.switched`.
 */
export const deviceSwitchSchema = z.object({
  deviceId: deviceIdSchema,
  disabled: z.boolean(),
  /** Of the act; made by `switchedAt`, which is later than what it overrides even where clocks disagree. */
  at: z.iso.datetime(),
  /** Who did it. */
  by: actorSchema,
});

/**
 * A test that somebody at central asks for; partition `k:<kioskId>`, key `deviceTestKey`. The kiosk answers with
 * `device.checked` and the same number, once; a command that it sees only after `expiresAt` is never carried out.
 */
export const deviceTestCommandSchema = z.object({
  commandId: z.uuid(),
  deviceId: deviceIdSchema,
  expiresAt: z.iso.datetime(),
  by: actorSchema,
});

export type DeviceSwitch = z.infer<typeof deviceSwitchSchema>;
export type DeviceTestCommand = z.infer<typeof deviceTestCommandSchema>;

/** Whether `next` is to be taken up where `present` is known. The same act again is not. */
export function overrides(next: DeviceSwitch, present: DeviceSwitch | null): boolean {
  return present === null || Date.parse(next.at) > Date.parse(present.at);
}

/** Time of an act by somebody who sees `present`. @param now epoch ms */
export function switchedAt(now: number, present: DeviceSwitch | null): string {
  const after = present === null ? now : Math.max(now, Date.parse(present.at) + 1);
  return new Date(after).toISOString();
}

const switchPrefix = 'device:';
const testPrefix = 'test:';

export function deviceSwitchKey(deviceId: string): string {
  return `${switchPrefix}${deviceId}`;
}

/** Whether a record of the kiosk's own partition is a `DeviceSwitch`. */
export function isDeviceSwitchKey(key: string): boolean {
  return key.startsWith(switchPrefix);
}

/** One record a device: a later command replaces an earlier one that the kiosk has not seen. */
export function deviceTestKey(deviceId: string): string {
  return `${testPrefix}${deviceId}`;
}

/** Whether a record of the kiosk's own partition is a `DeviceTestCommand`. */
export function isDeviceTestKey(key: string): boolean {
  return key.startsWith(testPrefix);
}
