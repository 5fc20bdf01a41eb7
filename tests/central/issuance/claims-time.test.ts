import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageOf } from '../../../central/src/sync/index.ts';
import { createdBody, openIssuance } from './support.ts';

const minute = 60_000;
const issueId = '0192f3a0-0000-7000-8000-000000000001';
const first = { issueId, attempt: 1 };

let dir: string;
let now: number;
let central: ReturnType<typeof openIssuance>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-claims-'));
  now = Date.parse('2026-11-22T04:00:00Z');
  central = openIssuance(() => now, dir);
});
afterEach(() => {
  central.db.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A paper of K01 that did not come out a minute later. */
function jam(): void {
  central.hear('K01', 'issue.created', createdBody('K01', 1, now, first), now);
  now += minute;
  central.hear('K01', 'issue.voided', { ...first, reason: 'given-up' }, now);
}

function restart(): void {
  central.db.close();
  central = openIssuance(() => now, dir);
}

function grant(kioskId: string): string {
  const request = { ...first, requestId: randomUUID() };
  return central.claims.grant({ kioskId, campus: 'tinglan' }, request).grant;
}

function goOn(kioskId: string, granted: string): void {
  const attempt = { issueId, attempt: 2, grant: granted };
  central.hear(kioskId, 'issue.created', createdBody(kioskId, 2, now, attempt), now);
}

const published = () => pageOf(central.db, 'claims:tinglan', 0, 10).ops.map(({ op }) => op);

describe('the time of a claim', () => {
  it('ends after ten minutes: nobody is granted it, and it is taken back from the kiosks', () => {
    jam();
    now += 10 * minute - 1;
    expect(central.claims.expire()).toBe(0);
    expect(published()).toEqual(['put']);
    now += 1;
    expect(() => grant('K02')).toThrow('CLAIM_OVER');
    expect(central.claims.expire()).toBe(1);
    expect(published()).toEqual(['del']);
  });

  it('does not end what was granted: the attempt is accepted whenever it is heard of', () => {
    jam();
    const granted = grant('K02');
    now += 60 * minute;
    central.claims.expire();
    goOn('K02', granted);
    expect(() => grant('K03')).toThrow('CLAIM_OVER');
  });

  it('does not begin anew when it is returned', () => {
    jam();
    const requestId = randomUUID();
    central.claims.grant({ kioskId: 'K02', campus: 'tinglan' }, { ...first, requestId });
    now += 11 * minute;
    central.hear('K02', 'claim.returned', { ...first, requestId }, now);
    expect(() => grant('K03')).toThrow('CLAIM_OVER');
    central.claims.expire();
    expect(published()).toEqual(['del']);
  });
});

describe('central restarts', () => {
  it('between void and grant: the claim is still there', () => {
    jam();
    restart();
    expect(published()).toEqual(['put']);
    grant('K02');
  });

  it('between grant and attempt: the holder is still the holder, and its grant is good', () => {
    jam();
    const granted = grant('K02');
    restart();
    expect(() => grant('K03')).toThrow('CLAIM_HELD');
    expect(grant('K02')).toBe(granted);
    goOn('K02', granted);
    expect(() => goOn('K03', granted)).toThrow();
  });
});
