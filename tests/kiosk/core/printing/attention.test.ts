import type { JobState, PrinterState, Reason, Supply } from '@hallway/device-drivers';
import { describe, expect, test } from 'vitest';
import {
  notReady,
  paperPathTrouble,
  stalled,
} from '../../../../kiosk/src/core/printing/attention.ts';

const A4 = 'iso_a4_210x297mm';

function printer(keywords: string[], given: Partial<PrinterState> = {}): PrinterState {
  return {
    printerUuid: 'urn:uuid:p',
    model: null,
    firmware: null,
    upTime: 10,
    powerCycles: 0,
    state: 'idle',
    acceptingJobs: true,
    reasons: keywords.map((keyword): Reason => ({ keyword, severity: 'report', since: 0 })),
    mediaReady: [A4],
    formats: ['application/pdf'],
    sides: ['one-sided'],
    operations: [],
    maxCopies: 99,
    supplies: [],
    queuedJobs: 0,
    impressionsCompleted: null,
    at: 0,
    ...given,
  };
}

function tray(name: string, level: Supply['level']): Supply {
  return { kind: 'paper', name, level, percent: null };
}

describe('before anything is submitted', () => {
  test.each<[string, PrinterState, string[]]>([
    ['healthy', printer([]), []],
    ['low is not empty', printer(['media-low', 'toner-low']), []],
    [
      'one empty tray of two',
      printer(['media-empty'], { supplies: [tray('main', 'full'), tray('by-pass', 'out')] }),
      [],
    ],
    [
      'every tray empty',
      printer(['media-empty'], { supplies: [tray('main', 'out')] }),
      ['media-empty'],
    ],
    ['no A4 by name', printer(['media-empty'], { mediaReady: [] }), ['media-empty']],
    ['no toner, though idle', printer(['toner-empty']), ['toner-empty']],
    ['jam', printer(['media-jam', 'cover-open']), ['media-jam', 'cover-open']],
    ['stopped without saying why', printer([], { state: 'stopped' }), ['other']],
    ['takes no jobs', printer([], { acceptingJobs: false }), ['other']],
    ['a keyword nobody knows', printer(['vendor-glitter-empty']), []],
  ])('%s', (_, state, reasons) => {
    expect(notReady(state, A4)).toEqual(reasons);
  });
});

describe('while a job is at the printer', () => {
  const job = (state: JobState['state']): JobState => ({
    jobId: 1,
    jobUuid: 'urn:uuid:1',
    name: 'cert:i:1',
    user: 'K01',
    state,
    reasons: [],
    impressionsCompleted: 0,
    sheetsCompleted: 0,
  });

  test.each<[string, PrinterState, JobState, string[]]>([
    ['moving', printer([]), job('processing'), []],
    ['moving, another tray empty', printer(['media-empty']), job('processing'), []],
    ['waiting for paper', printer(['media-needed']), job('processing'), ['media-needed']],
    [
      'stopped for paper',
      printer(['media-empty'], { state: 'stopped' }),
      job('processing-stopped'),
      ['media-empty'],
    ],
    ['stopped without saying why', printer([]), job('processing-stopped'), ['other']],
  ])('%s', (_, state, each, reasons) => {
    expect(stalled(state, each)).toEqual(reasons);
  });
});

test('paper may be stuck inside under a jam or an open cover, not when a tray is empty', () => {
  expect(paperPathTrouble(printer(['media-jam', 'media-empty', 'cover-open']))).toEqual([
    'media-jam',
    'cover-open',
  ]);
});
