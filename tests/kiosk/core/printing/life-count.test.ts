import { expect, it } from 'vitest';
import { lifeCountOf } from '../../../../kiosk/src/core/printing/life-count.ts';

it.each([
  ['IPP before anything else', 7, { count: 9, unit: 'sheets', source: 'snmp' }, 7],
  [
    'another way where IPP does not count',
    null,
    { count: 9, unit: 'impressions', source: 'snmp' },
    9,
  ],
  ['an engine that never printed', 0, { count: 9, unit: 'sheets', source: 'snmp' }, 0],
] as const)('%s', (_, impressionsCompleted, lifeCounter, expected) => {
  expect(lifeCountOf({ impressionsCompleted, lifeCounter })).toBe(expected);
});

it('is unknown when nobody counts', () => {
  expect(lifeCountOf({ impressionsCompleted: null })).toBeNull();
});
