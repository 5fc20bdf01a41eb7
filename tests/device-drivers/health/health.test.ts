import { describe, expect, it } from 'vitest';
import { aged } from '../../../device-drivers/src/health/age.ts';
import { healthOfPrinter } from '../../../device-drivers/src/driver/ipp-printer/health.ts';
import { parseReason, ReasonHistory } from '../../../device-drivers/src/health/reasons.ts';
import { stayedOn } from '@hallway/device-drivers';
import type { DeviceHealth, PrinterState } from '@hallway/device-drivers';

describe('printer-state-reasons', () => {
  it.each([
    ['media-low-report', { keyword: 'media-low', severity: 'report' }],
    ['toner-low-warning', { keyword: 'toner-low', severity: 'warning' }],
    ['media-jam-error', { keyword: 'media-jam', severity: 'error' }],
    ['cover-open', { keyword: 'cover-open', severity: 'error' }],
    ['com.example-strange-warning', { keyword: 'com.example-strange', severity: 'warning' }],
    ['none', null],
    ['none-report', null],
    ['', null],
  ])('%s', (raw, expected) => {
    expect(parseReason(raw)).toEqual(expected);
  });

  it('keep their age while they stand', () => {
    const history = new ReasonHistory();
    expect(history.update(['media-empty-report'], 100)[0]?.since).toBe(100);
    const [empty, jam] = history.update(['media-empty-warning', 'media-jam-error'], 200);
    expect(empty).toEqual({ keyword: 'media-empty', severity: 'warning', since: 100 });
    expect(jam?.since).toBe(200);
    expect(history.update(['none'], 300)).toEqual([]);
    expect(history.update(['media-empty'], 400)[0]?.since).toBe(400);
  });

  it('take the worst severity of a repeated keyword', () => {
    const reasons = new ReasonHistory().update(['media-low-error', 'media-low-report'], 1);
    expect(reasons).toEqual([{ keyword: 'media-low', severity: 'error', since: 1 }]);
  });
});

const state: PrinterState = {
  printerUuid: 'urn:uuid:1',
  model: 'A4 Laser',
  firmware: null,
  upTime: 10,
  powerCycles: 0,
  state: 'idle',
  acceptingJobs: true,
  reasons: [],
  mediaReady: [],
  formats: [],
  sides: [],
  operations: [],
  maxCopies: 1,
  supplies: [],
  queuedJobs: null,
  impressionsCompleted: null,
  at: 1_000,
};

describe('health of a printer', () => {
  const reason = (keyword: string) => [{ keyword, severity: 'report' as const, since: 0 }];

  it.each<[string, Partial<PrinterState>, string, string]>([
    ['ready', {}, 'idle', 'online'],
    ['printing', { state: 'processing' }, 'busy', 'busy'],
    ['low on paper', { reasons: reason('media-low') }, 'idle', 'online'],
    [
      'out of paper, whatever the severity',
      { reasons: reason('media-empty') },
      'error',
      'userError',
    ],
    ['out of toner but idle', { reasons: reason('toner-empty') }, 'error', 'userError'],
    [
      'jammed while printing',
      { state: 'processing', reasons: reason('media-jam') },
      'busy',
      'userError',
    ],
    ['too hot', { reasons: reason('fuser-over-temp') }, 'error', 'hardwareError'],
    ['stopped for no reason', { state: 'stopped' }, 'error', 'hardwareError'],
    ['not accepting', { acceptingJobs: false }, 'error', 'offline'],
    ['shutting down', { reasons: reason('shutdown') }, 'error', 'powerOff'],
    ['strange', { reasons: reason('com.example-strange') }, 'idle', 'online'],
  ])('%s', (_, changes, lifecycle, availability) => {
    const health = healthOfPrinter('a4', { ...state, ...changes });
    expect(health).toMatchObject({ lifecycle, availability, source: 'ipp', at: 1_000 });
  });

  it('calls an error what stops the next sheet, and leaves the rest as the device says', () => {
    const reasons = [...reason('media-jam'), ...reason('media-low')];
    const health = healthOfPrinter('a4', { ...state, reasons });
    expect(health.reasons.map(({ severity }) => severity)).toEqual(['error', 'report']);
  });

  it('turns to unknown by silence, but remembers what was', () => {
    const health: DeviceHealth = healthOfPrinter('a4', state);
    expect(aged(health, 31_000, 30_000)).toBe(health);
    expect(aged(health, 31_001, 30_000)).toEqual({
      ...health,
      availability: 'unknown',
      source: 'inferred',
    });
    const closed: DeviceHealth = { ...health, lifecycle: 'closed' };
    expect(aged(closed, 99_000, 30_000)).toBe(closed);
  });
});

describe('up-time', () => {
  it.each([
    ['goes on', 100, 160, 60, true],
    ['lags a little', 100, 156, 60, true],
    ['goes backwards', 100, 99, 0, false],
    ['began again and has already passed the old one', 3, 5, 15, false],
    ['is ahead of a clock that was set back', 100, 160, -3_600, true],
  ])('%s', (_, before, after, elapsedSeconds, expected) => {
    const first = { upTime: before, at: 0 };
    expect(stayedOn(first, { upTime: after, at: elapsedSeconds * 1_000 })).toBe(expected);
  });
});
