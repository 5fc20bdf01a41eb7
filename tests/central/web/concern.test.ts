import { describe, expect, test } from 'vitest';
import type { DeviceHealthRecord } from '@hallway/protocol';
import type { FleetKiosk } from '../../../central/web/contract/fleet.ts';
import {
  byUrgency,
  concernsOf,
  urgencyOf,
  urgencyOfDevice,
} from '../../../central/web/fleet/concern.ts';
import { powerOf } from '../../../central/web/fleet/power.ts';

type Change = Partial<Omit<FleetKiosk, 'beat'>> & { beat?: Partial<FleetKiosk['beat']> | null };

function kiosk(change: Change = {}): FleetKiosk {
  const { beat, ...rest } = change;
  return {
    kioskId: 'K01',
    name: { zh: '甲', en: 'A' },
    place: { zh: '甲', en: 'A' },
    campus: 'tinglan',
    paired: true,
    state: 'online',
    since: '2026-11-22T04:00:00Z',
    lastBeatAt: '2026-11-22T04:00:00Z',
    issuedByHour: [],
    deviceTests: [],
    switchedDevices: [],
    deviceCommands: [],
    deadLetters: [],
    ...rest,
    beat:
      beat === null
        ? null
        : {
            kioskId: 'K01',
            at: '2026-11-22T04:00:00Z',
            appVersion: '0.1.0',
            screen: 'attract',
            devices: [],
            outbox: { length: 0, oldestAgeMs: null },
            snapshotAgeMs: 0,
            lastPrintAt: null,
            inService: true,
            ...beat,
          },
  };
}

function printer(change: Partial<DeviceHealthRecord>): DeviceHealthRecord {
  return {
    deviceId: 'a4',
    kind: 'printer',
    model: null,
    lifecycle: 'idle',
    availability: 'online',
    reasons: [],
    supplies: [],
    source: 'ipp',
    at: 0,
    ...change,
  };
}

const jam = { keyword: 'media-jam', severity: 'error', since: 1 } as const;
const low = { keyword: 'toner-low', severity: 'warning', since: 1 } as const;
const note = { keyword: 'cleaner-life-almost-over', severity: 'report', since: 1 } as const;

describe('what a technician must know', () => {
  test.each<[string, FleetKiosk, string, number]>([
    ['all well', kiosk(), 'fine', 0],
    ['never seen', kiosk({ state: 'never', beat: null }), 'absent', 0],
    ['offline', kiosk({ state: 'offline' }), 'go', 1],
    ['late', kiosk({ state: 'late' }), 'look', 1],
    ['jam', kiosk({ beat: { devices: [printer({ reasons: [jam] })] } }), 'go', 1],
    ['low toner', kiosk({ beat: { devices: [printer({ reasons: [low] })] } }), 'look', 1],
    ['a mere report', kiosk({ beat: { devices: [printer({ reasons: [note] })] } }), 'fine', 0],
    ['device gone', kiosk({ beat: { devices: [printer({ availability: 'noDevice' })] } }), 'go', 1],
    ['out of service', kiosk({ beat: { inService: false } }), 'go', 1],
    ['outbox stuck', kiosk({ beat: { outbox: { length: 3, oldestAgeMs: 7_200_000 } } }), 'look', 1],
    [
      'an event refused',
      kiosk({ deadLetters: [{ seq: 2, code: 'SCHEMA', receivedAt: '2026-11-22T04:00:00Z' }] }),
      'look',
      1,
    ],
    ['old data', kiosk({ beat: { snapshotAgeMs: 90_000_000 } }), 'look', 1],
  ])('%s', (_name, one, urgency, count) => {
    expect(urgencyOf(one)).toBe(urgency);
    expect(concernsOf(one)).toHaveLength(count);
  });

  test('a cause is named once: a jam explains why the device and the service are down', () => {
    const device = printer({ availability: 'userError', reasons: [low, jam] });
    const concerns = concernsOf(kiosk({ beat: { inService: false, devices: [device] } }));
    expect(concerns.map(({ text }) => text.en)).toEqual([
      'Printer: paper jam',
      'Printer: toner low',
    ]);
  });

  test('a printer nobody probed is to be looked at before anybody stands there', () => {
    const unverified = { keyword: 'profile-unverified', severity: 'warning', since: 1 } as const;
    const [concern] = concernsOf(
      kiosk({ beat: { devices: [printer({ reasons: [unverified] })] } }),
    );
    expect(concern).toMatchObject({
      urgency: 'look',
      text: {
        zh: '打印机：型号未经探测，证明不能自动确认',
        en: 'Printer: not probed, so certificates cannot be confirmed',
      },
    });
  });

  test('what an absent kiosk last said is not reported as news', () => {
    const gone = kiosk({ state: 'offline', beat: { devices: [printer({ reasons: [jam] })] } });
    expect(concernsOf(gone).map(({ text }) => text.en)).toEqual(['Out of contact']);
  });

  test('the list puts the biggest problem first and keeps numbers in order', () => {
    const list = byUrgency([
      kiosk({ kioskId: 'K10' }),
      kiosk({ kioskId: 'K03', state: 'never', beat: null }),
      kiosk({ kioskId: 'K02' }),
      kiosk({ kioskId: 'K07', state: 'late' }),
      kiosk({ kioskId: 'K09', state: 'offline' }),
    ]);
    expect(list.map(({ kioskId }) => kioskId)).toEqual(['K09', 'K07', 'K02', 'K10', 'K03']);
  });
});

describe('a device that is switched off', () => {
  const hour = 3_600_000;
  const now = Date.parse('2026-11-22T04:00:00Z');
  const paused = (kind: string): DeviceHealthRecord => ({
    deviceId: 'it',
    kind,
    model: null,
    lifecycle: 'closed',
    availability: 'offline',
    reasons: [{ keyword: 'paused', severity: 'report', since: now }],
    supplies: [],
    source: 'inferred',
    at: now,
  });
  const act = (hoursAgo: number, disabled = true) => {
    const at = new Date(now - hoursAgo * hour).toISOString();
    return { deviceId: 'it', disabled, at, by: '罗师傅', takenAt: at };
  };
  const off = (kind: string, hoursAgo: number, inService = true) =>
    kiosk({ switchedDevices: [act(hoursAgo)], beat: { devices: [paused(kind)], inService } });

  test('is meant so, and no concern of the kiosk', () => {
    expect(concernsOf(off('card-reader', 2))).toEqual([]);
    expect(urgencyOf(off('card-reader', 2))).toBe('fine');
    expect(urgencyOfDevice(paused('card-reader'), off('card-reader', 2))).toBe('absent');
  });

  test('is looked after when it may have been forgotten', () => {
    expect(concernsOf(off('card-reader', 25))).toMatchObject([
      { urgency: 'look', text: { en: 'Card reader: switched off' }, since: now - 25 * hour },
    ]);
  });

  test('is gone to when no certificate can be printed without it', () => {
    expect(concernsOf(off('printer', 1, false))).toMatchObject([
      { urgency: 'go', text: { en: 'Printer: switched off' } },
    ]);
  });

  test('is told apart from one on its way there, and from one that its configuration leaves out', () => {
    const device = paused('scanner');
    const on = { ...device, lifecycle: 'idle' as const, reasons: [] };
    const is = (change: Change, one = device) => powerOf(one, kiosk(change));
    expect(is({})).toEqual({ is: 'declared-off' });
    expect(is({}, on)).toEqual({ is: 'on' });
    expect(is({ switchedDevices: [act(1)] })).toMatchObject({ is: 'off', by: '罗师傅' });
    expect(is({ switchedDevices: [act(1)] }, on)).toMatchObject({ is: 'going-off', taken: true });
    expect(is({ switchedDevices: [{ ...act(1), takenAt: null }] }, on)).toMatchObject({
      is: 'going-off',
      taken: false,
    });
    const switchedOn = act(1, false);
    expect(is({ switchedDevices: [switchedOn] })).toEqual({ is: 'declared-off' });
    expect(is({ switchedDevices: [{ ...switchedOn, takenAt: null }] })).toMatchObject({
      is: 'going-on',
    });
    const before = new Date(now - 2 * hour).toISOString();
    expect(is({ switchedDevices: [switchedOn], lastBeatAt: before })).toMatchObject({
      is: 'going-on',
      taken: true,
    });
  });
});
