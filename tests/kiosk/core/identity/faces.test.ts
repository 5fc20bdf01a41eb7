import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linXiao, maYuan } from '../support/people.ts';
import { delOp, openTestRooms, putOp, type TestRooms } from '../support/rooms.ts';

const make = { engine: 'face-api-1.7.15', alignment: 'eye-level-1' };
const shot = (x: number) => ({
  ...make,
  descriptor: Array.from({ length: 128 }, (_, index) => (index === 0 ? x : 0.05)),
  frames: 5,
  spread: 0.1,
});
const shots = (x: number) => [shot(x), shot(x + 0.02), shot(x - 0.02)];
const digits = { by: 'digits', digits: '0101' } as const;

/** LIN Xiao, and another person whose number ends in the same four digits. */
const namesake = () => ({ ...maYuan(), no: '2023990101' });

function withTwo(): TestRooms {
  const rooms = openTestRooms();
  rooms.put(linXiao(), namesake());
  return rooms;
}

describe('faces', () => {
  it('are found among those who share the digits and are enrolled here', () => {
    const { faces } = withTwo();
    expect(faces.canMatch(digits)).toBe(false);
    expect(faces.enrol(linXiao(), shots(0))).toBe(true);
    expect(faces.enrol(namesake(), shots(1))).toBe(true);
    expect(faces.canMatch(digits)).toBe(true);
    expect(faces.match(digits, shot(0.1)).person?.no).toBe('2024110101');
    expect(faces.match(digits, shot(0.9)).person?.no).toBe('2023990101');
    expect(faces.match(digits, shot(0.5))).toEqual({ person: null, because: 'unsure' });
  });

  it('are compared with the holder of a card only, once it is tapped', () => {
    const { faces } = withTwo();
    faces.enrol(linXiao(), shots(0));
    faces.enrol(namesake(), shots(1));
    const claim = { by: 'card', holder: linXiao() } as const;
    expect(faces.match(claim, shot(0.1)).person?.no).toBe('2024110101');
    expect(faces.match(claim, shot(1))).toEqual({ person: null, because: 'unsure' });
  });

  it('are overwritten in memory after use', () => {
    const { faces } = withTwo();
    const enrolment = shots(0);
    faces.enrol(linXiao(), enrolment);
    const capture = shot(0);
    faces.match(digits, capture);
    for (const one of [...enrolment, capture])
      expect(one.descriptor.every((n) => n === 0)).toBe(true);
  });

  it('of an older engine ask for a new enrolment instead of more looks', () => {
    const { faces } = withTwo();
    faces.enrol(
      linXiao(),
      shots(0).map((one) => ({ ...one, engine: 'old' })),
    );
    expect(faces.match(digits, shot(0))).toEqual({ person: null, because: 'other-engine' });
  });

  it('lock after six failed looks, over all visits, and tell central when only one person is meant', () => {
    const { faces, outbox, time } = withTwo();
    faces.enrol(linXiao(), shots(0));
    const before = outbox.length();
    for (let count = 0; count < 6; count += 1) faces.match(digits, shot(2));
    expect(outbox.length()).toBe(before + 1);
    expect(faces.match(digits, shot(0))).toEqual({ person: null, because: 'locked' });
    time.monotonic += 300_000;
    expect(faces.match(digits, shot(0)).person?.no).toBe('2024110101');
  });

  it('keep nothing of shots that are not steadily of one person', () => {
    const { faces, outbox } = withTwo();
    expect(faces.enrol(linXiao(), [shot(0), shot(0), shot(1.5)])).toBe(false);
    expect(faces.enrolled(linXiao())).toBe(false);
    expect(outbox.length()).toBe(0);
  });

  it('are deleted at once when consent is taken back here', () => {
    const { faces, outbox } = withTwo();
    faces.enrol(linXiao(), shots(0));
    faces.withdraw(linXiao());
    expect(faces.enrolled(linXiao())).toBe(false);
    expect(outbox.length()).toBe(2);
  });

  it('follow a withdrawal made elsewhere, but not a record older than the enrolment', () => {
    const { faces, put } = withTwo();
    const consents = (faceConsent: boolean) => {
      const person = linXiao();
      return { ...person, credentials: { ...person.credentials, faceConsent } };
    };
    faces.enrol(linXiao(), shots(0));
    put(consents(false));
    expect(faces.enrolled(linXiao())).toBe(true);
    put(consents(true));
    put(consents(false));
    expect(faces.enrolled(linXiao())).toBe(false);
  });

  it('go with the person', () => {
    const { faces, people, store } = withTwo();
    faces.enrol(linXiao(), shots(0));
    store.transaction(() => people.apply('people:tinglan', delOp(linXiao().no)));
    expect(faces.enrolled(linXiao())).toBe(false);
  });

  it('stay while the records come anew, and go when a person is missing for a day', () => {
    const { faces, people, store, templates } = withTwo();
    faces.enrol(linXiao(), shots(0));
    people.reset('people:tinglan');
    expect(templates.sweep(0)).toBe(0);
    expect(templates.sweep(86_399_999)).toBe(0);
    store.transaction(() => people.apply('people:tinglan', putOp(linXiao().no, linXiao())));
    expect(templates.sweep(86_400_000)).toBe(0);
    people.reset('people:tinglan');
    expect(templates.sweep(86_400_001)).toBe(0);
    expect(templates.sweep(2 * 86_400_001)).toBe(1);
    expect(faces.enrolled(linXiao())).toBe(false);
  });

  it('lie sealed on the disk, and nowhere after deletion', () => {
    const dir = mkdtempSync(join(tmpdir(), 'hallway-faces-'));
    try {
      const rooms = openTestRooms(join(dir, 'kiosk.db'));
      rooms.put(linXiao());
      rooms.faces.enrol(linXiao(), shots(0.25));
      rooms.store.db.pragma('wal_checkpoint(TRUNCATE)');
      const plain = Buffer.alloc(8);
      plain.writeFloatLE(0.25, 0);
      plain.writeFloatLE(0.05, 4);
      const onDisk = () =>
        Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name))));
      expect(onDisk().includes(plain)).toBe(false);
      const sealed = rooms.store.db
        .prepare<[], Buffer>('SELECT descriptor FROM face_template')
        .pluck()
        .get();
      if (!sealed) throw new Error('nothing was stored');
      expect(onDisk().includes(sealed)).toBe(true);
      rooms.faces.withdraw(linXiao());
      rooms.store.db.pragma('wal_checkpoint(TRUNCATE)');
      expect(onDisk().includes(sealed)).toBe(false);
      rooms.store.close();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
