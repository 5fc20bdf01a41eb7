import { describe, expect, it } from 'vitest';
import type { DeviceHealth } from '@hallway/device-drivers';
import {
  busyMs,
  mustStop,
  nextPower,
  onMains,
  quietMs,
  type Power,
  type PowerSample,
} from '../../../../kiosk/src/core/power/power.ts';
import { PowerWatch, type Supply } from '../../../../kiosk/src/core/power/index.ts';
import { supplyOf } from '../../../../kiosk/src/core/power/supply.ts';

const second = 1_000;

/** What the UPS says, second by second from `from` on. */
function live(power: Power, from: number, says: (Supply | null)[], busy = false): Power {
  return says.reduce((current, supply, index) => {
    const sample: PowerSample = { supply, busy, now: from + index * second };
    return nextPower(current, sample);
  }, power);
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

const onBattery = live(onMains, 0, times(11, 'battery'));
const onLow = live(onMains, 0, ['low']);

describe('the supply the kiosk goes by', () => {
  it('is battery once the UPS has said so for ten seconds', () => {
    expect(live(onMains, 0, times(10, 'battery')).supply).toBe('mains');
    expect(onBattery.supply).toBe('battery');
  });

  it('is not moved by mains that flickers', () => {
    const flicker = times(40, ['battery', 'battery', 'mains'] as const).flat();
    expect(live(onMains, 0, flicker).supply).toBe('mains');
    const other = times(40, ['mains', 'mains', 'battery'] as const).flat();
    expect(live(onBattery, 0, other).supply).toBe('battery');
  });

  it('is mains again after ten seconds of it', () => {
    expect(live(onBattery, 100_000, times(10, 'mains')).supply).toBe('battery');
    expect(live(onBattery, 100_000, times(11, 'mains')).supply).toBe('mains');
  });

  it('is low at once, from wherever it was', () => {
    expect(onLow.supply).toBe('low');
    expect(live(onBattery, 100_000, ['low']).supply).toBe('low');
  });

  it('stays low until mains has held for half a minute, whatever the battery says', () => {
    expect(live(onLow, second, times(30, 'mains')).supply).toBe('low');
    expect(live(onLow, second, times(31, 'mains')).supply).toBe('mains');
    expect(live(onLow, second, times(600, 'battery')).supply).toBe('low');
    const flicker = times(60, [...times(20, 'mains' as const), 'low' as const]).flat();
    expect(live(onLow, second, flicker).supply).toBe('low');
  });

  it('is mains when nobody knows', () => {
    expect(live(onMains, 0, times(600, null)).supply).toBe('mains');
    expect(live(onBattery, 100_000, times(11, null)).supply).toBe('mains');
    expect(live(onLow, second, times(31, null)).supply).toBe('mains');
  });

  it('begins anew after each outage', () => {
    const over = live(onLow, second, times(31, 'mains'));
    expect(over).toEqual(onMains);
  });
});

describe('the machine', () => {
  it('is never put down on mains, on a good battery, or while nobody knows', () => {
    for (const supply of ['mains', 'battery', null] as const) {
      const power = live(onMains, 0, times(3_600, supply));
      expect(mustStop(power, 3_600 * second), String(supply)).toBe(false);
    }
  });

  it('is put down ten seconds after the battery was low', () => {
    expect(mustStop(onLow, quietMs - 1)).toBe(false);
    expect(mustStop(onLow, quietMs)).toBe(true);
  });

  it('waits for a paper, and then ten seconds more', () => {
    const printing = live(onLow, second, times(40, 'low'), true);
    expect(mustStop(printing, 40 * second)).toBe(false);
    const done = live(printing, 41 * second, times(10, 'low'));
    expect(mustStop(done, 50 * second)).toBe(false);
    expect(mustStop(done, 51 * second)).toBe(true);
  });

  it('does not wait for a paper for ever', () => {
    const printing = live(onMains, 0, times(91, 'low'), true);
    expect(mustStop(printing, busyMs - 1)).toBe(false);
    expect(mustStop(printing, busyMs)).toBe(true);
  });

  it('is not put down while mains is back or nobody knows, and is when it was but a flicker', () => {
    for (const supply of ['mains', null] as const) {
      const back = live(onLow, second, times(20, supply));
      expect(mustStop(back, 20 * second)).toBe(false);
      const gone = live(back, 21 * second, times(11, 'low'));
      expect(mustStop(gone, 30 * second)).toBe(false);
      expect(mustStop(gone, 31 * second)).toBe(true);
    }
  });
});

function ups(availability: DeviceHealth['availability'], ...keywords: string[]): DeviceHealth {
  return {
    deviceId: 'ups',
    kind: 'ups',
    model: null,
    lifecycle: 'idle',
    availability,
    reasons: keywords.map((keyword) => ({ keyword, severity: 'warning', since: 0 })),
    supplies: [],
    source: 'nut',
    at: 0,
  };
}

describe('what a UPS says of the supply', () => {
  it.each<[string, DeviceHealth | null, Supply | null]>([
    ['there is none', null, null],
    ['on line', ups('online'), 'mains'],
    ['on line and charging after an outage', ups('online', 'battery-low'), 'mains'],
    ['on line with an old battery', ups('online', 'battery-replace'), 'mains'],
    ['on battery', ups('online', 'on-battery'), 'battery'],
    ['on battery and low', ups('online', 'on-battery', 'battery-low'), 'low'],
    ['about to be switched off', ups('online', 'shutdown'), 'low'],
    ['overloaded on battery', ups('hardwareError', 'on-battery', 'overload'), 'battery'],
    ['no source', ups('unknown', 'alarm'), null],
    ['silent since it was low', ups('unknown', 'on-battery', 'battery-low'), null],
    ['upsd is gone', ups('service-down'), null],
    ['its cable is pulled', ups('noDevice'), null],
  ])('%s', (_, health, supply) => {
    expect(supplyOf(health)).toBe(supply);
  });
});

describe('the watch over the power', () => {
  it('tells of each change once, and of the end', async () => {
    const watch = new PowerWatch();
    const low = [ups('online', 'on-battery', 'battery-low')];
    expect(watch.look([], false, 0)).toBe(false);
    expect(watch.look(low, true, second)).toBe(true);
    expect(watch.look(low, true, 20 * second)).toBe(false);
    let over = false;
    void watch.over.then(() => (over = true));
    watch.look(low, false, 21 * second);
    await Promise.resolve();
    expect(over).toBe(false);
    watch.look(low, false, 31 * second);
    await watch.over;
    expect(watch.supply).toBe('low');
  });
});
