import type { CheckName, Verdict } from '@hallway/certificates/verify';
import { describe, expect, test } from 'vitest';
import type { PaperState } from '../../../central/web/contract/verify.ts';
import { conclude, type Conclusion } from '../../../central/web/verify/conclusion.ts';
import type { Live } from '../../../central/web/verify/live-status.ts';

const claims = { serial: 'x' } as Verdict['claims'];

function verdict(...failed: CheckName[]): Verdict {
  const detail = { zh: '', en: '' };
  const names: CheckName[] = ['code-format', 'code-signature', 'not-expired', ...failed];
  const checks = names.map((name) => ({ name, ok: !failed.includes(name), detail }));
  return { ok: failed.length === 0, checks, open: [], ...(claims ? { claims } : {}) };
}

function known(state: PaperState): Live {
  const text = { zh: '', en: '' };
  return {
    kind: 'known',
    status: {
      serial: 'x',
      state,
      document: text,
      holder: null,
      college: null,
      purpose: text,
      issuedOn: '2026-11-22',
      validUntil: '2027-02-20',
      revocation: null,
      template: 'D01 v1',
      says: null,
      asOf: '2026-11-22T04:00:00Z',
    },
  };
}

const text = { zh: '', en: '' };

describe('conclusion from signature and register', () => {
  test.each<[string, Verdict, Live, Conclusion]>([
    ['all passed, registered valid', verdict(), known('valid'), 'valid'],
    ['all passed, register not reachable', verdict(), { kind: 'unreachable', text }, 'genuine'],
    ['all passed, register not yet asked', verdict(), { kind: 'asking' }, 'genuine'],
    ['all passed, not on the register', verdict(), { kind: 'unknown', text }, 'unregistered'],
    ['revoked', verdict(), known('revoked'), 'revoked'],
    ['revoked and expired', verdict('not-expired'), known('revoked'), 'revoked'],
    [
      'revoked by the list at hand',
      verdict('not-revoked'),
      { kind: 'unreachable', text },
      'revoked',
    ],
    [
      'revoked by the list, expired',
      verdict('not-revoked', 'not-expired'),
      known('valid'),
      'revoked',
    ],
    ['number void by both', verdict('not-revoked'), known('not-printed'), 'not-printed'],
    ['number void', verdict(), known('not-printed'), 'not-printed'],
    ['printing not confirmed', verdict(), known('unconfirmed'), 'unconfirmed'],
    ['expired', verdict('not-expired'), known('expired'), 'expired'],
    ['expired, offline', verdict('not-expired'), { kind: 'unreachable', text }, 'expired'],
    ['key withdrawn', verdict('key-valid'), known('valid'), 'false'],
    ['key list broken', verdict('key-list'), { kind: 'asking' }, 'unsure'],
    [
      'file changed',
      { ok: false, checks: verdict('unchanged').checks, open: [] },
      known('valid'),
      'false',
    ],
    [
      'no claims',
      { ok: false, checks: verdict('code-signature').checks, open: [] },
      { kind: 'asking' },
      'false',
    ],
  ])('%s', (_name, one, live, expected) => {
    expect(conclude(one, live)).toBe(expected);
  });
});
