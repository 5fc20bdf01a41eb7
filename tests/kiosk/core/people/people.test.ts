import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoPeople } from '@hallway/central/demo';
import { lastFour, normaliseNo, normaliseUid } from '../../../../kiosk/src/core/people/index.ts';
import { catalogue, linXiao, maYuan, personNo, today } from '../support/people.ts';
import { delOp, openTestRooms, putOp } from '../support/rooms.ts';

describe('people', () => {
  it('are found by card, number and last four digits', () => {
    const { people, put } = openTestRooms();
    put(...demoPeople(today));
    const [card = ''] = linXiao().credentials.cards;
    expect(people.byCard(card.toLowerCase())?.no).toBe('2024110101');
    expect(people.byNo(' 2024110101 ')?.nameZh).toBe('林晓');
    expect(people.byNo('a2016–0457')?.no).toBe('A2016-0457');
    expect(people.byLastFour('0777').map(({ no }) => no)).toEqual(['2024110777']);
  });

  it('are nobody for a card nobody has, and for one that two people have', () => {
    const { people, put } = openTestRooms();
    const [card = ''] = linXiao().credentials.cards;
    expect(people.byCard(card)).toBeNull();
    put(linXiao());
    const other = maYuan();
    put({ ...other, credentials: { ...other.credentials, cards: [card] } });
    expect(people.byCard(card)).toBeNull();
  });

  it('are found by the number of their identity document, all who have it', () => {
    const { people, put, store } = openTestRooms();
    const person = linXiao();
    put(person, personNo('L2025003'));
    expect(people.byIdNumber(` ${person.idNumber?.toLowerCase()} `).map(({ no }) => no)).toEqual([
      person.no,
    ]);
    expect(people.byIdNumber('')).toEqual([]);
    expect(people.byIdNumber(' ')).toEqual([]);
    const again = { ...maYuan(), idNumber: person.idNumber };
    put(again);
    expect(people.byIdNumber(person.idNumber ?? '')).toHaveLength(2);
    put({ ...again, idNumber: null });
    store.transaction(() => people.apply('people:tinglan', delOp(person.no)));
    expect(people.byIdNumber(person.idNumber ?? '')).toEqual([]);
  });

  it('of an earlier release are found by that number once they were looked at', () => {
    const { people, put, store } = openTestRooms();
    put(linXiao(), personNo('L2025003'));
    store.db.exec('UPDATE person SET id_number_index = NULL');
    const broken = people.indexOf('L2025003');
    store.db.prepare("UPDATE person SET body = x'00' WHERE no_index = ?").run(broken);
    expect(people.byIdNumber(linXiao().idNumber ?? '')).toEqual([]);
    people.indexIdNumbers();
    expect(people.byIdNumber(linXiao().idNumber ?? '').map(({ no }) => no)).toEqual(['2024110101']);
    const left = 'SELECT count(*) FROM person WHERE id_number_index IS NULL';
    expect(store.db.prepare(left).pluck().get()).toBe(0);
  });

  it('lose a card that was taken from them', () => {
    const { people, put } = openTestRooms();
    const person = linXiao();
    const [card = ''] = person.credentials.cards;
    put(person);
    put({ ...person, credentials: { ...person.credentials, cards: ['04A1B2C3'] } });
    expect(people.byCard(card)).toBeNull();
    expect(people.byCard('04:a1:b2:c3')?.no).toBe(person.no);
  });

  it('who moved to another campus are not deleted by the one they left', () => {
    const { people, store } = openTestRooms();
    const person = linXiao();
    store.transaction(() => {
      people.apply('people:tinglan', putOp(person.no, person));
      people.apply('people:yunlu', putOp(person.no, { ...person, campus: 'yunlu' }));
      people.apply('people:tinglan', delOp(person.no));
    });
    expect(people.byNo(person.no)?.campus).toBe('yunlu');
    store.transaction(() => people.apply('people:yunlu', delOp(person.no)));
    expect(people.any()).toBe(false);
  });

  it('of an unknown shape are skipped and counted; the rest goes on', () => {
    const { people, skipped, put } = openTestRooms();
    people.apply('people:tinglan', putOp('2024110101', { no: '2024110101', robot: true }));
    people.apply('people:tinglan', putOp('2024110102', linXiao()));
    people.apply('people:tinglan', putOp('2024110103', null));
    put(linXiao());
    expect(skipped.counts()).toEqual({ 'people:tinglan': 3 });
    expect(people.byNo('2024110101')?.nameZh).toBe('林晓');
  });

  it('keep a confirmed name for this very spelling only', () => {
    const { people, put } = openTestRooms();
    const person = personNo('2025210216');
    put(person);
    expect(people.byNo(person.no)?.nameEnConfirmed).toBe(false);
    people.confirmName(person, person.nameEn ?? '');
    expect(people.byNo(person.no)?.nameEnConfirmed).toBe(true);
    put({ ...person, nameEn: 'LYU Si' });
    expect(people.byNo(person.no)?.nameEnConfirmed).toBe(false);
  });

  it('stand in no file in the clear', () => {
    const dir = mkdtempSync(join(tmpdir(), 'hallway-people-'));
    try {
      const rooms = openTestRooms(join(dir, 'kiosk.db'));
      const everybody = demoPeople(today);
      rooms.put(...everybody);
      rooms.store.close();
      const bytes = Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name))));
      const secrets = everybody.flatMap((person) => [
        person.no,
        person.nameZh,
        person.nameEn,
        person.idNumber,
        ...person.credentials.cards,
      ]);
      for (const secret of secrets) if (secret) expect(bytes.includes(secret), secret).toBe(false);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('numbers', () => {
  it('are read as people type them', () => {
    expect(lastFour('A2016-0457')).toBe('0457');
    expect(lastFour('T10086')).toBe('0086');
    expect(normaliseNo('ｔ１００８６')).toBe('T10086');
    expect(normaliseUid('04:a1-b2 c3')).toBe('04A1B2C3');
  });
});

describe('the catalogue and the place of this kiosk', () => {
  it('follow the feed', () => {
    const { catalogue: room, store } = openTestRooms();
    const [first, second] = catalogue;
    if (!first || !second) throw new Error('the catalogue of the tests is empty');
    store.transaction(() => {
      room.apply('catalog', putOp('D02', second));
      room.apply('catalog', putOp('D01', first));
      room.apply('catalog', putOp('D09', { nonsense: true }));
    });
    expect(room.entries().map(({ document }) => document)).toEqual(['D01', 'D02']);
    store.transaction(() => room.apply('catalog', delOp('D01')));
    expect(room.entries().map(({ document }) => document)).toEqual(['D02']);
  });

  it('takes its own record of the configuration and no other', () => {
    const { own, skipped } = openTestRooms();
    const config = {
      kioskId: 'K01',
      name: { zh: '一号机', en: 'Kiosk 1' },
      place: { zh: '大厅', en: 'Hall' },
      campus: 'tinglan',
      helpWindow: { zh: 'W01', en: 'W01' },
      helpPhone: '000',
      accessibleByDefault: false,
      offlineCopiesPerDay: 2,
      maxSnapshotAgeHours: 24,
    };
    own.apply('config', putOp('keys', { signed: 'AAAA' }));
    own.apply('config', putOp('K02', { ...config, kioskId: 'K02' }));
    expect(own.current()).toBeNull();
    own.apply('config', putOp('K01', config));
    expect(own.current()?.place.en).toBe('Hall');
    own.apply('config', putOp('K01', { ...config, maxSnapshotAgeHours: -1 }));
    expect(own.current()?.maxSnapshotAgeHours).toBe(24);
    expect(skipped.counts()).toEqual({ config: 1 });
  });
});
