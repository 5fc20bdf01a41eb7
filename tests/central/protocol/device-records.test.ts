import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deviceSwitchKey,
  deviceSwitchSchema,
  deviceTestCommandSchema,
  deviceTestKey,
  eventBodies,
  isDeviceSwitchKey,
  isDeviceTestKey,
  opSchema,
  overrides,
  switchedAt,
  type DeviceSwitch,
} from '@hallway/protocol';

const now = Date.parse('2026-11-22T04:00:00Z');
const act = (at: string, disabled = true): DeviceSwitch => ({
  deviceId: 'a4',
  disabled,
  at,
  by: 'T30002',
});

describe('a switch', () => {
  test('is a whole act, and goes up as it came down', () => {
    const state = act(new Date(now).toISOString());
    expect(deviceSwitchSchema.parse(state)).toEqual(state);
    expect(eventBodies['device.switched'].parse(state)).toEqual(state);
    for (const field of ['deviceId', 'disabled', 'at', 'by'] as const) {
      expect(deviceSwitchSchema.safeParse({ ...state, [field]: undefined }).success).toBe(false);
    }
    expect(deviceSwitchSchema.safeParse({ ...state, at: 'yesterday' }).success).toBe(false);
  });

  test('by somebody who sees the present one is always later, whatever the clocks say', () => {
    const time = fc.date({
      noInvalidDate: true,
      min: new Date('2020-01-01'),
      max: new Date('2100-01-01'),
    });
    fc.assert(
      fc.property(time, time, (seen, clock) => {
        const present = act(seen.toISOString());
        const next = act(switchedAt(clock.getTime(), present), false);
        expect(overrides(next, present)).toBe(true);
        expect(overrides(present, next)).toBe(false);
      }),
    );
  });

  test('does not override itself, and anything overrides nothing', () => {
    const state = act(new Date(now).toISOString());
    expect(overrides(state, state)).toBe(false);
    expect(overrides(state, null)).toBe(true);
    expect(switchedAt(now, null)).toBe(state.at);
  });
});

test('keys name the device, are told apart, and fit into an op at their longest', () => {
  const id = '打'.repeat(64);
  for (const key of [deviceSwitchKey(id), deviceTestKey(id)]) {
    expect(opSchema.safeParse({ pos: 1, op: 'put', key, data: {} }).success).toBe(true);
  }
  expect(isDeviceSwitchKey(deviceSwitchKey('a4'))).toBe(true);
  expect(isDeviceTestKey(deviceSwitchKey('a4'))).toBe(false);
  expect(isDeviceTestKey(deviceTestKey('a4'))).toBe(true);
});

test('a command has a number and an end, and its answer the same number', () => {
  const commandId = randomUUID();
  const expiresAt = new Date(now).toISOString();
  const command = { commandId, deviceId: 'a4', expiresAt, by: 'T30002' };
  expect(deviceTestCommandSchema.parse(command)).toEqual(command);
  expect(deviceTestCommandSchema.safeParse({ ...command, commandId: '1' }).success).toBe(false);
  expect(deviceTestCommandSchema.safeParse({ ...command, expiresAt: null }).success).toBe(false);
  const answer = {
    deviceId: 'a4',
    commandId,
    level: 'external',
    outcome: 'presumed',
    reason: null,
    by: 'T30002',
  };
  expect(eventBodies['device.checked'].parse(answer)).toEqual(answer);
  expect(eventBodies['device.checked'].safeParse({ ...answer, level: 'deep' }).success).toBe(false);
});
