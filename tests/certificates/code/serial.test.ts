import { describe, expect, it } from 'vitest';
import { formatSerial, parseSerial } from '@hallway/certificates';

const parts = { university: 'LJU', document: 'D01', year: 2026, kioskId: 'K01', number: 123 };

describe('a serial', () => {
  it('has the printed form and reads back', () => {
    expect(formatSerial(parts)).toBe('LJU-D01-2026-K01-000123');
    expect(parseSerial('LJU-D01-2026-K01-000123')).toEqual(parts);
    expect(parseSerial(' lju-d01-2026-k01-000123 ')).toEqual(parts);
  });

  it.each(['', 'LJU-D01-2026-K01-0123', 'LJU-D01-2026-K01-000000', 'LJU-D1-2026-K01-000123', '…'])(
    'is not %j',
    (text) => {
      expect(parseSerial(text)).toBeNull();
    },
  );

  it('is refused when a number leaves the six digits', () => {
    expect(() => formatSerial({ ...parts, number: 1_000_000 })).toThrow(RangeError);
    expect(() => formatSerial({ ...parts, number: 0 })).toThrow(RangeError);
    expect(() => formatSerial({ ...parts, kioskId: 'kiosk one' })).toThrow(RangeError);
  });
});
