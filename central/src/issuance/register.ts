import {
  resolutionKey,
  type EventBody,
  type Evidence,
  type ResolutionRecord,
} from '@hallway/protocol';
import { parseVerifyCode } from '@hallway/certificates';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { People } from '../people/index.ts';
import { EffectRefused, publish } from '../sync/index.ts';
import type { Charge, Charges } from './charges.ts';
import type { Claims } from './claims.ts';
import { openHolder, sealHolder, type Holder } from './holder.ts';
import { maskName } from './mask.ts';
import type { IssuanceTables, IssueRow, IssueStampRow } from './migrations.ts';
import { ownIssue } from './own-issue.ts';
import { createPrintedFields } from './printed.ts';
import { sameText } from './same-text.ts';
import { createStamps } from './stamps.ts';
import {
  isWorthless,
  nextStatus,
  worthlessTopic,
  type IssueStatus,
  type Report,
} from './status.ts';

/** One number of the register, the holder opened. */
export type IssueRecord = Omit<IssueRow, 'holder' | 'code_digest' | 'person_digest'> & {
  holder: Holder;
  /** Oldest first. */
  evidence: Evidence[];
  /** What staff answered for an ambiguous paper, until its kiosk has taken it in. */
  answer: ResolutionRecord['outcome'] | null;
  /** Null for a free paper. */
  charge: Charge | null;
  /** What the kiosk reported of a stamp; null when none was to be made. */
  stamp: IssueStampRow['state'] | null;
};

/** The register of issued documents. Fed by events of kiosks; asked by verifiers and staff. */
export interface Register {
  /**
   * Takes in a new number. Only the latest attempt of an issue can be valid, in whatever order they are heard of.
   *
   * @throws EffectRefused when the number was used before, or the attempt was not this kiosk's to make
   */
  create(tx: Tx, kioskId: string, body: EventBody<'issue.created'>): void;
  /** Takes what a kiosk says became of an attempt, and why. @throws EffectRefused when it contradicts what is known */
  report(
    tx: Tx,
    kioskId: string,
    attempt: { issueId: string; attempt: number },
    report: Report,
    at: string,
    evidence: readonly Evidence[],
  ): void;
  /**
   * Makes a paper worthless from now on (rule R17). Revoking again changes nothing.
   *
   * @returns whether there is such a number
   */
  revoke(tx: Tx, serial: string, by: { staffNo: string; reason: string; at: string }): boolean;
  /**
   * Hands what staff found out about an ambiguous paper to the kiosk that issued it. Nothing changes here before the
   * kiosk reports it: its own person may have answered meanwhile. Answering again replaces what was not taken in yet.
   */
  answer(
    tx: Tx,
    serial: string,
    answer: Pick<ResolutionRecord, 'outcome' | 'by'> & { staffNo: string; at: string },
  ): 'handed-on' | 'not-ambiguous' | 'unknown';
  /** Takes in who settled an ambiguous attempt, and how. @throws EffectRefused as `report` does */
  settle(tx: Tx, kioskId: string, body: EventBody<'issue.resolved'>, at: string): void;
  /**
   * The record of a number for somebody who holds the paper.
   *
   * @param secret the verification code as typed, or the 32 hex digits of the digest in the signed QR
   * @returns null when number and secret do not belong together; which of the two is wrong is not told
   */
  lookUp(tx: Tx, serial: string, secret: string): IssueRecord | null;
  /** As `lookUp`, without counting it: what came of it is counted elsewhere. */
  find(tx: Reader, serial: string, secret: string): IssueRecord | null;
  /**
   * Whether a verification code stands on some paper. Who has it holds that paper, and may be told that the serial was
   * mistyped.
   */
  knowsCode(tx: Reader, secret: string): boolean;
  bySerial(tx: Reader, serial: string): IssueRecord | null;
  /** Number of an attempt; null while central has not heard of it. */
  serialOf(tx: Reader, attempt: { issueId: string; attempt: number }): string | null;
  /** Papers of a person, newest first. */
  ofPerson(tx: Reader, personNo: string, limit: number): IssueRecord[];
  /** Newest first. */
  list(tx: Reader, filter: { serial?: string; limit: number; before?: string }): IssueRecord[];
}

const DIGEST = /^[0-9a-f]{32}$/i;

export interface RegisterDeps {
  db: Database;
  people: People;
  claims: Claims;
  charges: Charges;
}

export function createRegister({ db, people, claims, charges }: RegisterDeps): Register {
  const query = db.query.$extendTables<IssuanceTables>();
  const stamps = createStamps(db);
  const printed = createPrintedFields(db);
  const digestOfCode = (code: string) => db.fields.blindIndex('verify-code', code);

  function evidenceOf(tx: Reader, serial: string): Evidence[] {
    return tx.all(
      query
        .selectFrom('evidence')
        .select(['source', 'says', 'sheets', 'at'])
        .where('serial', '=', serial)
        .orderBy('at'),
    );
  }

  function answerOf(tx: Reader, serial: string): ResolutionRecord['outcome'] | null {
    const row = tx.first(
      query.selectFrom('resolution').select('outcome').where('serial', '=', serial),
    );
    return row?.outcome ?? null;
  }

  function open(tx: Reader, row: IssueRow): IssueRecord {
    const { holder, code_digest: _code, person_digest: _person, ...rest } = row;
    return {
      ...rest,
      holder: openHolder(db.fields, row.serial, holder),
      evidence: evidenceOf(tx, row.serial),
      answer: row.status === 'ambiguous' ? answerOf(tx, row.serial) : null,
      charge: charges.of(tx, { issueId: row.issue_id, attempt: row.attempt }),
      stamp: stamps.of(tx, row.serial),
    };
  }

  function bySerial(tx: Reader, serial: string): IssueRow | undefined {
    return tx.first(query.selectFrom('issue').selectAll().where('serial', '=', serial));
  }

  function setStatus(tx: Tx, serial: string, status: IssueStatus, at: string): void {
    tx.run(query.updateTable('issue').set({ status, status_at: at }).where('serial', '=', serial));
    if (isWorthless(status)) tx.announce(worthlessTopic);
  }

  /** Attempts at an issue that are known here, in their order. */
  function attemptsOf(tx: Reader, issueId: string) {
    return tx.all(
      query
        .selectFrom('issue')
        .select(['serial', 'attempt', 'kiosk_id', 'issued_at'])
        .where('issue_id', '=', issueId)
        .orderBy('attempt'),
    );
  }

  function holderOf(tx: Tx, personNo: string): Holder {
    const person = people.get(tx, personNo);
    return {
      personNo,
      maskedName: person && maskName(person.nameZh),
      college: person && person.college,
    };
  }

  const register: Register = {
    create(tx, kioskId, body) {
      if (!body.serial.includes(`-${kioskId}-`)) {
        throw new EffectRefused('SERIAL_FOREIGN', 'serial of another kiosk');
      }
      const taken = tx.first(
        query
          .selectFrom('issue')
          .select('serial')
          .where((e) =>
            e.or([
              e('serial', '=', body.serial),
              e('status_index', '=', body.statusIndex),
              e.and([e('issue_id', '=', body.issueId), e('attempt', '=', body.attempt)]),
            ]),
          ),
      );
      if (taken)
        throw new EffectRefused('NUMBER_TAKEN', 'serial, attempt or index was used before');
      const others = attemptsOf(tx, body.issueId);
      const earlier = others.filter(({ attempt }) => attempt < body.attempt);
      const later = others.find(({ attempt }) => attempt > body.attempt);
      const before = earlier.at(-1);
      if (before && !claims.allows(tx, kioskId, before.kiosk_id, body)) {
        throw new EffectRefused('CLAIM_NOT_HELD', 'attempt at an issue of another kiosk');
      }
      // A later attempt makes the earlier paper worthless, so that a duplicate sheet does no harm.
      for (const { serial, attempt } of earlier) {
        setStatus(tx, serial, 'revoked', body.issuedAt);
        charges.settle(tx, { issueId: body.issueId, attempt }, 'released', body.issuedAt);
      }
      claims.close(tx, body.issueId, body.attempt);
      tx.run(
        query.insertInto('issue').values({
          serial: body.serial,
          issue_id: body.issueId,
          attempt: body.attempt,
          kiosk_id: kioskId,
          document: body.document,
          purpose: body.purpose ?? '',
          copies: body.copies,
          issued_at: body.issuedAt,
          valid_until: body.validUntil,
          template_id: body.template.id,
          template_version: body.template.version,
          template_hash: body.template.hash,
          fields_digest: body.fieldsDigest,
          pdf_sha256: body.pdfSha256,
          status_index: body.statusIndex,
          kid: body.kid,
          code_digest: digestOfCode(body.verifyCode),
          person_digest: db.fields.blindIndex('person-no', body.personNo),
          holder: sealHolder(db.fields, body.serial, holderOf(tx, body.personNo)),
          status: later ? 'revoked' : 'issued',
          status_at: later?.issued_at ?? body.issuedAt,
          language: body.language ?? null,
          ref: body.ref ?? null,
          approved_at: body.approvedAt ?? null,
          options: body.options ? JSON.stringify(body.options) : null,
        }),
      );
      if (later) tx.announce(worthlessTopic);
      printed.keep(tx, body);
    },

    report(tx, kioskId, { issueId, attempt }, report, at, evidence) {
      const row = ownIssue(db, tx, kioskId, { issueId, attempt });
      const status = nextStatus(row.status, report);
      if (!status) throw new EffectRefused('STATUS_CONTRADICTED', `${row.status}, then ${report}`);
      if (status !== row.status) setStatus(tx, row.serial, status, at);
      if (report !== 'ambiguous') {
        const as = report === 'delivered' ? 'captured' : 'released';
        charges.settle(tx, { issueId, attempt }, as, at);
      }
      for (const piece of evidence)
        tx.run(
          query
            .insertInto('evidence')
            .values({ serial: row.serial, ...piece })
            .onConflict((conflict) => conflict.doNothing()),
        );
    },

    revoke(tx, serial, { staffNo, reason, at }) {
      const row = bySerial(tx, serial);
      if (!row) return false;
      if (row.status === 'revoked') return true;
      const place = { table: 'revocation', key: serial, column: 'revoked_by' };
      tx.run(
        query.insertInto('revocation').values({
          serial,
          reason,
          revoked_at: at,
          revoked_by: db.fields.seal(place, staffNo),
        }),
      );
      setStatus(tx, serial, 'revoked', at);
      claims.close(tx, row.issue_id);
      return true;
    },

    answer(tx, serial, { outcome, by, staffNo, at }) {
      const row = bySerial(tx, serial);
      if (!row) return 'unknown';
      if (row.status !== 'ambiguous') return 'not-ambiguous';
      const place = { table: 'resolution', key: serial, column: 'answered_by' };
      const answer = { outcome, answered_at: at, answered_by: db.fields.seal(place, staffNo) };
      tx.run(
        query
          .insertInto('resolution')
          .values({ serial, ...answer })
          .onConflict((conflict) => conflict.column('serial').doUpdateSet(answer)),
      );
      const record: ResolutionRecord = {
        issueId: row.issue_id,
        attempt: row.attempt,
        outcome,
        by,
      };
      publish(tx, `k:${row.kiosk_id}`, 'put', resolutionKey(record), record);
      return 'handed-on';
    },

    settle(tx, kioskId, body, at) {
      const says = body.outcome === 'delivered' ? 'out' : 'not-out';
      const evidence: Evidence = { source: body.by, says, sheets: null, at };
      register.report(tx, kioskId, body, body.outcome, at, [evidence]);
      const answered = tx.first(
        query
          .selectFrom('issue')
          .innerJoin('resolution', 'resolution.serial', 'issue.serial')
          .select('issue.serial')
          .where('issue_id', '=', body.issueId)
          .where('attempt', '=', body.attempt),
      );
      if (answered) publish(tx, `k:${kioskId}`, 'del', resolutionKey(body));
    },

    serialOf(tx, { issueId, attempt }) {
      const row = tx.first(
        query
          .selectFrom('issue')
          .select('serial')
          .where('issue_id', '=', issueId)
          .where('attempt', '=', attempt),
      );
      return row?.serial ?? null;
    },

    find(tx, serial, secret) {
      const code = parseVerifyCode(secret);
      const row = bySerial(tx, serial.trim().toUpperCase());
      if (!row) return null;
      const right = DIGEST.test(secret)
        ? sameText(secret.toLowerCase(), row.fields_digest.slice(0, 32))
        : code !== null && sameText(digestOfCode(code), row.code_digest);
      return right ? open(tx, row) : null;
    },

    lookUp(tx, serial, secret) {
      const record = register.find(tx, serial, secret);
      if (!record) return null;
      tx.run(
        query
          .updateTable('issue')
          .set((e) => ({ lookups: e('lookups', '+', 1) }))
          .where('serial', '=', record.serial),
      );
      return record;
    },

    knowsCode(tx, secret) {
      const code = parseVerifyCode(secret);
      if (code === null) return false;
      const row = tx.first(
        query.selectFrom('issue').select('serial').where('code_digest', '=', digestOfCode(code)),
      );
      return row !== undefined;
    },

    bySerial(tx, serial) {
      const row = bySerial(tx, serial);
      return row ? open(tx, row) : null;
    },

    ofPerson(tx, personNo, limit) {
      const rows = tx.all(
        query
          .selectFrom('issue')
          .selectAll()
          .where('person_digest', '=', db.fields.blindIndex('person-no', personNo))
          .orderBy('issued_at', 'desc')
          .limit(limit),
      );
      return rows.map((row) => open(tx, row));
    },

    list(tx, { serial, limit, before }) {
      let rows = query.selectFrom('issue').selectAll().orderBy('issued_at', 'desc').limit(limit);
      if (serial) rows = rows.where('serial', 'like', `%${serial.replace(/[^\w-]/g, '')}%`);
      if (before) rows = rows.where('issued_at', '<', before);
      return tx.all(rows).map((row) => open(tx, row));
    },
  };
  return register;
}
