import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskName } from '../../../central/src/issuance/mask.ts';
import {
  nextStatus,
  paperState,
  type IssueStatus,
  type Report,
} from '../../../central/src/issuance/status.ts';

const statuses: IssueStatus[] = ['issued', 'delivered', 'ambiguous', 'voided', 'revoked'];
const reports: Report[] = ['delivered', 'ambiguous', 'voided'];

describe('status of an issue', () => {
  test.each<[IssueStatus, Report, IssueStatus | null]>([
    ['issued', 'delivered', 'delivered'],
    ['issued', 'ambiguous', 'ambiguous'],
    ['issued', 'voided', 'voided'],
    ['ambiguous', 'delivered', 'delivered'],
    ['ambiguous', 'voided', 'voided'],
    ['delivered', 'ambiguous', 'delivered'],
    ['delivered', 'voided', null],
    ['voided', 'delivered', null],
    ['revoked', 'delivered', 'revoked'],
  ])('%s, then %s, is %s', (from, report, expected) => {
    expect(nextStatus(from, report)).toBe(expected);
  });

  test('saying the same twice changes nothing, and nothing undoes a revocation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.array(fc.constantFrom(...reports)),
        (from, said) => {
          let status = from;
          for (const report of said) {
            const next = nextStatus(status, report) ?? status;
            expect(nextStatus(next, report) ?? next).toBe(next);
            if (status === 'revoked') expect(next).toBe('revoked');
            status = next;
          }
        },
      ),
    );
  });
});

describe('what a verifier is told', () => {
  test.each<[IssueStatus, string, string]>([
    ['delivered', '2026-11-22', 'valid'],
    ['delivered', '2026-11-21', 'expired'],
    ['issued', '2026-11-22', 'unconfirmed'],
    ['ambiguous', '2026-12-31', 'unconfirmed'],
    ['voided', '2026-11-21', 'not-printed'],
    ['revoked', '2026-11-21', 'revoked'],
  ])('%s, valid until %s: %s', (status, validUntil, expected) => {
    expect(paperState(status, validUntil, '2026-11-22')).toBe(expected);
  });
});

describe('masked names', () => {
  test.each([
    ['林晓', '林*'],
    ['王若溪', '王*溪'],
    ['欧阳子涵', '欧*子涵'],
    ['古丽娜尔·买买提', '古*娜尔·买买提'],
    ['Amina Okoye', 'Amina O***'],
    ['𠮷田', '𠮷*'],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test('never shows a name of two characters or more whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, unit: 'grapheme' }), (name) => {
        fc.pre(name.trim().length > 1 && !name.includes('*') && !/\s/.test(name));
        expect(maskName(name)).not.toBe(name);
      }),
    );
  });
});
