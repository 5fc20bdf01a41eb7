import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { LockBook } from '../../../../kiosk/src/core/identity/lockout.ts';
import { linXiao, maYuan } from '../support/people.ts';
import { openTestRooms } from '../support/rooms.ts';

const quick = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
let stored = '';
beforeAll(async () => {
  stored = await hash('48213377', quick);
});

function rooms() {
  const all = openTestRooms();
  const person = linXiao();
  const none = maYuan();
  all.put(
    { ...person, credentials: { ...person.credentials, password: stored } },
    { ...none, credentials: { ...none.credentials, password: null } },
  );
  return all;
}

describe('passwords', () => {
  it('let in who knows theirs, however the number was typed', async () => {
    const { passwords } = rooms();
    const answer = await passwords.check('２０２４ 110101', '48213377');
    expect(answer.person?.no).toBe('2024110101');
  });

  it('lock a number after five wrong ones in a row, for five minutes of the clock that cannot be set', async () => {
    const { passwords, time, locked } = rooms();
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await passwords.check('2024110101', 'wrong')).toEqual({
        person: null,
        triesLeft: left,
      });
    }
    expect(locked).toEqual(['2024110101']);
    expect(await passwords.check('2024110101', '48213377')).toEqual({ person: null, triesLeft: 0 });
    time.monotonic += 299_999;
    expect((await passwords.check('2024110101', '48213377')).person).toBeNull();
    time.monotonic += 1;
    expect((await passwords.check('2024110101', '48213377')).person?.no).toBe('2024110101');
  });

  it('forget wrong ones after a right one', async () => {
    const { passwords } = rooms();
    for (let count = 0; count < 4; count += 1) await passwords.check('2024110101', 'wrong');
    await passwords.check('2024110101', '48213377');
    expect((await passwords.check('2024110101', 'wrong')).triesLeft).toBe(4);
  });

  it('answer alike for numbers that exist and numbers that do not, and tell central only of the first', async () => {
    const { passwords, locked } = rooms();
    for (const left of [4, 3, 2, 1, 0, 0]) {
      expect(await passwords.check('2099999999', 'x')).toEqual({ person: null, triesLeft: left });
    }
    expect(locked).toEqual([]);
  });

  it('let nobody in who has none', async () => {
    const { passwords } = rooms();
    expect((await passwords.check('2023110207', '')).person).toBeNull();
  });
});

describe('the book of locks', () => {
  it('does not grow with numbers typed at random, and keeps what is locked', () => {
    const book = new LockBook({ failures: 2, lockMs: 1000 }, () => 0);
    book.failed('victim');
    book.failed('victim');
    for (let count = 0; count < 10_000; count += 1) book.failed(`random ${count}`);
    expect(book.triesLeft('victim')).toBe(0);
    expect(book.triesLeft('random 0')).toBe(2);
    expect(book.triesLeft('random 9999')).toBe(1);
  });
});
