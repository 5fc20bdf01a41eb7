import { hash } from '@node-rs/argon2';
import type { Paper } from '@hallway/protocol';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PickupCodes } from '../../../../kiosk/src/core/identity/index.ts';
import { personNo } from '../support/people.ts';

const quick = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
const no = 'A2016-0457';
const alumnus = personNo(no);

let graduation: Paper;
let letter: Paper;
beforeAll(async () => {
  const approved = async (document: string, code: string | null): Promise<Paper> => ({
    no,
    document,
    ref: null,
    title: null,
    data: {},
    approval: { approvedAt: '2026-11-20T02:00:00Z', copies: 1, by: 'archives', issues: [] },
    hold: null,
    validFrom: null,
    validUntil: null,
    pickup: code === null ? null : await hash(code, quick),
  });
  graduation = await approved('D11', '12345678');
  letter = await approved('D12', '87654321');
});

let now: number;
let locked: string[];
let codes: PickupCodes;
beforeEach(() => {
  now = 0;
  locked = [];
  codes = new PickupCodes({
    find: (each) => (each === no ? alumnus : null),
    indexOf: (each) => each,
    papers: () => [{ ...letter, document: 'D06', pickup: null }, letter, graduation],
    monotonic: () => now,
    onLocked: (each) => void locked.push(each.no),
  });
});

describe('a pickup code', () => {
  it('opens the paper that it was given for', async () => {
    expect((await codes.check(no, '12345678')).found?.paper.document).toBe('D11');
    expect((await codes.check(no, '87654321')).found?.paper.document).toBe('D12');
  });

  it('answers a wrong code and an unknown number alike', async () => {
    expect(await codes.check(no, '11111111')).toEqual({ found: null, triesLeft: 4 });
    expect(await codes.check('A2016-9999', '12345678')).toEqual({ found: null, triesLeft: 4 });
    expect(await codes.check('', '')).toEqual({ found: null, triesLeft: 4 });
  });

  it('locks a number for five minutes after five wrong ones, also for the right one', async () => {
    for (let tries = 4; tries >= 0; tries -= 1) {
      expect(await codes.check(no, '00000000')).toEqual({ found: null, triesLeft: tries });
    }
    expect(locked).toEqual([no]);
    expect(await codes.check(no, '12345678')).toEqual({ found: null, triesLeft: 0 });
    now = 5 * 60_000;
    expect((await codes.check(no, '12345678')).found?.person.no).toBe(no);
  });
});
