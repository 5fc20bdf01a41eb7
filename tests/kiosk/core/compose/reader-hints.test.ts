import { expect, it } from 'vitest';
import type { DeviceHealth } from '@hallway/device-drivers';
import { ReaderHints } from '../../../../kiosk/src/core/compose/reader-hints.ts';

function reader(keyword: string | null, since = 0, kind: DeviceHealth['kind'] = 'card-reader') {
  const health: DeviceHealth = {
    deviceId: kind,
    kind,
    model: null,
    lifecycle: 'idle',
    availability: keyword === null ? 'online' : 'userError',
    reasons: keyword === null ? [] : [{ keyword, severity: 'warning', since }],
    supplies: [],
    source: 'probe',
    at: since,
  };
  return health;
}

it('helps once for each time a reader complains of what a person did', () => {
  const hints = new ReaderHints();
  expect(hints.hear(reader(null))).toBeNull();
  expect(hints.hear(reader('multiple-cards', 1))?.code).toBe('CARDS_SEVERAL');
  expect(hints.hear(reader('multiple-cards', 1))).toBeNull();
  expect(hints.hear(reader(null))).toBeNull();
  expect(hints.hear(reader('multiple-cards', 9))?.code).toBe('CARDS_SEVERAL');
  expect(hints.hear(reader('card-unreadable', 9, 'resident-id-reader'))?.code).toBe(
    'CARD_UNREADABLE',
  );
});

it('is silent about everything else', () => {
  const hints = new ReaderHints();
  expect(hints.hear(reader('timed-out', 1))).toBeNull();
  expect(hints.hear(reader('card-unreadable', 1, 'scanner'))).toBeNull();
});
