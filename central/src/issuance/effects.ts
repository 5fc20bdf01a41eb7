import type { Database } from '../db/index.ts';
import { recordDeviceCheck, recordDeviceSwitch, recordDeviceTest } from '../kiosks/index.ts';
import type { Uses } from '../papers/index.ts';
import type { People } from '../people/index.ts';
import type { SealUses } from '../seal/index.ts';
import { EffectRefused, type EffectTable } from '../sync/index.ts';
import type { Charges } from './charges.ts';
import type { Claims } from './claims.ts';
import type { IssuanceTables } from './migrations.ts';
import type { Register } from './register.ts';
import { createStamps } from './stamps.ts';
import { createUseCount } from './use-count.ts';

export interface EffectDeps {
  db: Database;
  register: Register;
  claims: Claims;
  charges: Charges;
  people: People;
  uses: Uses;
  sealUses: SealUses;
}

/** What each event of a kiosk does here. Runs once an event, inside the ingest transaction. */
export function createEffects(deps: EffectDeps): EffectTable {
  const { db, register, claims, charges, people, sealUses } = deps;
  const countUse = createUseCount(db, deps.uses);
  const query = db.query.$extendTables<IssuanceTables>();
  const stamps = createStamps(db);
  const digestOf = (no: string) => db.fields.blindIndex('person-no', no);

  return {
    'issue.created'(tx, kioskId, body) {
      register.create(tx, kioskId, body);
      countUse(tx, body.issueId);
      const { kid, pdfSha256: digest } = body;
      sealUses.record(tx, { what: 'paper-sealed', kid, by: kioskId, digest });
    },
    'issue.delivered': (tx, kioskId, body) =>
      register.report(tx, kioskId, body, 'delivered', body.deliveredAt, body.evidence),
    'issue.ambiguous': (tx, kioskId, body, { occurredAt }) =>
      register.report(tx, kioskId, body, 'ambiguous', occurredAt, body.evidence),
    'issue.voided'(tx, kioskId, body, { occurredAt }) {
      register.report(tx, kioskId, body, 'voided', occurredAt, []);
      countUse(tx, body.issueId);
      claims.open(tx, kioskId, body, occurredAt, false);
    },
    /** A person who says that nothing came out still stands there, and may print again without asking anybody. */
    'issue.resolved'(tx, kioskId, body, { occurredAt }) {
      register.settle(tx, kioskId, body, occurredAt);
      countUse(tx, body.issueId);
      if (body.outcome === 'voided') {
        claims.open(tx, kioskId, body, occurredAt, body.by === 'person');
      }
    },
    'claim.returned': (tx, kioskId, body) => claims.giveBack(tx, kioskId, body),

    'charge.held': (tx, kioskId, body, { occurredAt }) =>
      charges.hold(tx, kioskId, body, occurredAt),

    'stamp.applied': (tx, kioskId, body) => stamps.applied(tx, kioskId, body),
    'stamp.ambiguous': (tx, kioskId, body, { occurredAt }) =>
      stamps.ambiguous(tx, kioskId, body, occurredAt),
    'stamp.resolved': (tx, kioskId, body, { occurredAt }) =>
      stamps.resolved(tx, kioskId, body, occurredAt),

    'face.enrolled'(tx, kioskId, body) {
      const consent = {
        consent_version: body.consentVersion,
        consented_at: body.consentedAt,
        engine: body.engine,
        withdrawn_at: null,
      };
      tx.run(
        query
          .insertInto('face_consent')
          .values({ person_digest: digestOf(body.personNo), kiosk_id: kioskId, ...consent })
          .onConflict((conflict) =>
            conflict.columns(['person_digest', 'kiosk_id']).doUpdateSet(consent),
          ),
      );
      people.change(tx, body.personNo, (person) => ({
        ...person,
        credentials: { ...person.credentials, faceConsent: true },
      }));
    },

    /** Taken back at one kiosk means taken back everywhere: every kiosk that holds a template hears of it. */
    'face.withdrawn'(tx, _kioskId, body) {
      tx.run(
        query
          .updateTable('face_consent')
          .set({ withdrawn_at: body.withdrawnAt })
          .where('person_digest', '=', digestOf(body.personNo))
          .where('withdrawn_at', 'is', null),
      );
      people.change(tx, body.personNo, (person) => ({
        ...person,
        credentials: { ...person.credentials, faceConsent: false },
      }));
    },

    'name.confirmed'(tx, _kioskId, body) {
      const person = people.get(tx, body.personNo);
      if (!person) throw new EffectRefused('PERSON_UNKNOWN', 'name of a number without a record');
      // The records may have changed since the kiosk showed the name; then the person is asked again.
      if (person.nameEn !== body.nameEn) {
        throw new EffectRefused('NAME_CHANGED', 'not the form of the name on record');
      }
      if (!person.nameEnConfirmed) people.put(tx, { ...person, nameEnConfirmed: true });
    },

    'device.tested': recordDeviceTest,
    'device.checked': recordDeviceCheck,
    'device.switched': recordDeviceSwitch,

    'credential.locked'(tx, kioskId, body, envelope) {
      tx.run(
        query.insertInto('credential_lock').values({
          event_id: envelope.id,
          person_digest: digestOf(body.personNo),
          kiosk_id: kioskId,
          method: body.method,
          failures: body.failures,
          at: envelope.occurredAt,
        }),
      );
    },
  };
}
