import { randomUUID } from 'node:crypto';
import { claimKey, type Claim } from '@hallway/protocol';
import { openSealedStore } from '@hallway/sealed-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Claims, migrations } from '../../../../kiosk/src/core/claims/index.ts';
import { Skipped } from '../../../../kiosk/src/core/people/index.ts';
import { noon } from '../support/people.ts';
import { delOp, putOp } from '../support/rooms.ts';
import { claimOf } from '../support/services.ts';

const part = 'claims:tinglan';
let store: ReturnType<typeof openSealedStore>;
let skipped: Skipped;
let now: number;
let changes: number;
let claims: Claims;

beforeEach(() => {
  store = openSealedStore({ path: ':memory:', key: new Uint8Array(32).fill(7), migrations });
  skipped = new Skipped();
  now = noon.getTime();
  changes = 0;
  claims = new Claims({
    store,
    skipped,
    indexOf: (no) => store.fields.blindIndex('person', no),
    now: () => now,
    onChange: () => (changes += 1),
  });
});
afterEach(() => store.close());

const put = (claim: Claim) => claims.apply(part, putOp(claimKey(claim), claim));

describe('claims of this campus', () => {
  it('are found by their person, until their time is over', () => {
    const claim = claimOf();
    put(claim);
    expect(claims.of(claim.personNo)).toEqual(claim);
    expect(claims.of('2023110207')).toBeNull();
    now = Date.parse(claim.until);
    expect(claims.of(claim.personNo)).toBeNull();
  });

  it('give way to the one that lasts longest', () => {
    const later = claimOf({
      issueId: randomUUID(),
      until: new Date(now + 600_000).toISOString(),
    });
    put(later);
    put(claimOf());
    expect(claims.of(later.personNo)).toEqual(later);
  });

  it('go when central takes them back, with their partition, or by themselves', () => {
    const claim = claimOf();
    put(claim);
    claims.apply(part, delOp(claimKey(claim)));
    expect(claims.of(claim.personNo)).toBeNull();
    put(claim);
    claims.reset(part);
    expect(claims.of(claim.personNo)).toBeNull();
    put(claim);
    now = Date.parse(claim.until);
    claims.sweep();
    expect(store.db.prepare('SELECT count(*) FROM claim').pluck().get()).toBe(0);
  });

  it('name nobody on the disk', () => {
    const claim = claimOf();
    put(claim);
    expect(store.db.serialize().includes(claim.personNo)).toBe(false);
  });

  it('of a shape nobody knows are counted and passed over', () => {
    claims.apply(part, putOp('x', { issueId: 'x' }));
    claims.apply(part, putOp('another-key', claimOf()));
    expect(skipped.counts()).toEqual({ [part]: 2 });
    expect(claims.of(claimOf().personNo)).toBeNull();
  });

  it('tell those who show them, after the page', async () => {
    put(claimOf());
    expect(changes).toBe(0);
    await Promise.resolve();
    expect(changes).toBe(1);
  });
});
