import { randomUUID } from 'node:crypto';
import type { EventBody, EventEnvelope, EventType } from '@hallway/protocol';
import { openDatabase } from '../../../central/src/db/index.ts';
import {
  createCharges,
  createClaims,
  createEffects,
  createRegister,
  migrations as issuanceMigrations,
} from '../../../central/src/issuance/index.ts';
import { migrations as kioskMigrations } from '../../../central/src/kiosks/index.ts';
import {
  createPapers,
  createUses,
  migrations as paperMigrations,
} from '../../../central/src/papers/index.ts';
import { createPeople, migrations as peopleMigrations } from '../../../central/src/people/index.ts';
import { createSealUses, migrations as sealMigrations } from '../../../central/src/seal/index.ts';
import { migrations as syncMigrations } from '../../../central/src/sync/index.ts';

/** Central's register and claims over a database of their own; every kiosk stands on one campus. */
export function openIssuance(now: () => number, dataDir = ':memory:') {
  const db = openDatabase({
    dataDir,
    migrations: [
      ...syncMigrations,
      ...peopleMigrations,
      ...paperMigrations,
      ...issuanceMigrations,
      ...kioskMigrations,
      ...sealMigrations,
    ],
  });
  const claims = createClaims({ db, campusOf: () => 'tinglan', now });
  const people = createPeople(db);
  const rooms = { db, people, claims, charges: createCharges(db, people) };
  const papers = createPapers(db);
  const effects = createEffects({
    ...rooms,
    register: createRegister(rooms),
    uses: createUses(papers),
    sealUses: createSealUses(db, () => new Date(now())),
  });
  return {
    db,
    claims,
    papers,
    /** Takes one event in, as ingest does. @throws EffectRefused */
    hear(kioskId: string, type: EventType, body: unknown, at: number): void {
      const envelope = { id: randomUUID(), occurredAt: new Date(at).toISOString() };
      db.write((tx) =>
        tx.nested(() => effects[type](tx, kioskId, body as never, envelope as EventEnvelope)),
      );
    },
  };
}

/** Number `n` of a kiosk, for an enrolment certificate of nobody in particular. */
export function createdBody(
  kioskId: string,
  n: number,
  at: number,
  attempt: { issueId: string; attempt: number; grant?: string },
): EventBody<'issue.created'> {
  return {
    serial: `LJU-D01-2026-${kioskId}-${String(n).padStart(6, '0')}`,
    verifyCode: '2222-2222-2222-2222',
    document: 'D01',
    personNo: '2024110101',
    purpose: 'visa',
    registeredTerm: { year: 2026, half: 'autumn' },
    copies: 1,
    issuedAt: new Date(at).toISOString(),
    validUntil: '2027-02-20',
    template: { id: 'D01', version: 1, hash: '0'.repeat(64) },
    fieldsDigest: '0'.repeat(64),
    pdfSha256: '0'.repeat(64),
    statusIndex: n,
    kid: 'k',
    ...attempt,
  };
}
