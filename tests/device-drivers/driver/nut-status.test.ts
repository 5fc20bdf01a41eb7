import { expect, it } from 'vitest';
import { upsSample } from '../../../device-drivers/src/driver/nut-ups/status.ts';

it.each([
  ['OL', 'mains', false, 'online', []],
  ['OL CHRG', 'mains', false, 'online', []],
  ['OB DISCHRG', 'battery', false, 'online', ['on-battery-warning']],
  ['OB DISCHRG LB', 'battery', true, 'online', ['on-battery-warning', 'battery-low-error']],
  ['OL RB', 'mains', false, 'online', ['battery-replace-warning']],
  ['OL LB', 'mains', true, 'online', ['battery-low-error']],
  ['OL OVER', 'mains', false, 'hardwareError', ['overload-error']],
  ['OL BYPASS', 'mains', false, 'online', ['bypass-warning']],
  ['OL CAL DISCHRG', 'mains', false, 'online', ['calibrating-report']],
  ['ALARM OL TRIM', 'mains', false, 'online', ['alarm-warning']],
  [
    'OB LB FSD',
    'battery',
    true,
    'online',
    ['on-battery-warning', 'battery-low-error', 'shutdown-error'],
  ],
  ['OL OFF', 'mains', false, 'powerOff', []],
] as const)('%s', (status, source, low, availability, reasons) => {
  expect(upsSample(status, '50', '600')).toMatchObject({
    power: { source, low, percent: 50, runtimeSeconds: 600 },
    availability,
    reasons,
    battery: { kind: 'battery', percent: 50, level: low ? 'low' : 'full' },
  });
});

it('does not guess a source while the driver waits for its UPS', () => {
  expect(upsSample('WAIT', null, null)).toMatchObject({ power: null, availability: 'unknown' });
});

it.each(['', 'NA', '-1', '101', '1e9x'])('takes a charge of "%s" for none', (charge) => {
  expect(upsSample('OL', charge, charge === '101' ? '' : charge)).toMatchObject({
    power: { percent: null, runtimeSeconds: null },
    battery: { percent: null, level: 'unknown' },
  });
});
