import { claimUntil } from '@hallway/protocol';
import { offersFor } from '../entitlement/index.ts';
import { IssuingError } from '../issuing/index.ts';
import { aboutTest, type SessionServices } from '../session/index.ts';
import { errorFacts, type Log } from './log.ts';
import type { Rooms } from './rooms.ts';
import type { Watch } from './watch.ts';

export interface ServiceDeps {
  rooms: Rooms;
  watch: Watch;
  log: Log;
  now: () => number;
  /** Job of the visit under way. */
  currentJob: () => string | null;
}

/** What the session asks of the other rooms. */
export function sessionServices(deps: ServiceDeps): SessionServices {
  const { rooms, watch, log, now } = deps;
  const { faces, issuing, passwords, people, printing } = rooms;
  return {
    now,
    presentation() {
      const accessible = rooms.own.current()?.accessibleByDefault ?? false;
      return {
        locale: 'zh-CN',
        localeChosen: false,
        textSize: accessible ? 'large' : 'normal',
        low: accessible,
      };
    },
    assessment: () => watch.assessment(deps.currentJob()),
    checkPassword: (no, password) => passwords.check(no, password),
    checkPickup: (no, code) => rooms.pickupCodes.check(no, code),
    canMatch: (claim) => faces.canMatch(claim),
    matchFace: async (claim, capture) => faces.match(claim, capture),
    faceEnrolled: (person) => faces.enrolled(person),
    enrolFace: async (person, shots) => faces.enrol(person, shots),
    withdrawFace: async (person) => faces.withdraw(person),
    confirmName: async (person) => {
      const { nameEn } = person;
      if (!nameEn) return person;
      return rooms.store.transaction(() => {
        rooms.sync.outbox.append('name.confirmed', { personNo: person.no, nameEn });
        return people.confirmName(person, nameEn);
      });
    },
    async testDevice(technician, device) {
      return aboutTest(await rooms.maintenance.test(device, technician.no));
    },
    switchDevice: (technician, device, disabled) =>
      rooms.switches.set(device, disabled, technician.no),
    offers(person) {
      const at = new Date(now());
      return offersFor({
        person,
        rules: rooms.rules.current(),
        catalogue: rooms.catalogue.entries(),
        makes: rooms.makes,
        papers: rooms.papers.of(person.no),
        usage: (document) => issuing.usage(person, document, at),
        used: (paper) => issuing.used(paper),
        balanceFen: issuing.balanceFen(person),
        now: at,
      });
    },
    resumable: (person) => rooms.claims.of(person.no),
    async take(claim) {
      const answer = await rooms.held.take(claim);
      log.info({ room: 'claims', issueId: claim.issueId, answer: answer.kind }, 'claim asked for');
      if (answer.kind !== 'refused') return answer.kind;
      return answer.code === 'CLAIM_HELD' ? 'held' : 'over';
    },
    letGo: () => rooms.held.release(),
    resumableUntil(madeAt) {
      // By the clock that is behind: nobody is promised more time than central gives.
      const at = now() + Math.min(0, rooms.sync.status().aheadMs);
      return claimUntil(madeAt, new Date(at).toISOString(), at);
    },
    async prepare({ person, offer, after, ...choice }) {
      if (offer.answer.kind !== 'allowed')
        throw new TypeError('a refused document is not prepared');
      const { registration } = offer.answer;
      const { entry, language, paper } = offer;
      return issuing.prepare({
        ...choice,
        person,
        document: entry.document,
        language,
        paper,
        registration,
        ...(after && { after: { issueId: after.issueId, attempt: after.attempt } }),
      });
    },
    async commit(prepared) {
      const issue = await issuing.commit(prepared);
      log.info({ room: 'session', issueId: issue.issueId, document: issue.document }, 'issued');
      return {
        issueId: issue.issueId,
        form: prepared.form,
        sheets: issue.pages * issue.copies,
        amountFen: prepared.amountFen,
      };
    },
    startPrinting: (issueId) => printing.start(issueId),
    progress: (issueId) => printing.state(issueId),
    cameOut(issueId, cameOut) {
      rooms.store.transaction(() => {
        const settled = printing.answer(issueId, cameOut);
        // Whoever saw no paper may print again here; leaving lets other kiosks go on.
        if (settled && !cameOut) rooms.held.keepOwn(settled);
      });
    },
    giveUp(issueId) {
      printing
        .giveUp(issueId)
        .catch((error: unknown) => log.error({ room: 'printing', err: error }, 'give-up failed'));
    },
    slip: (job) => rooms.slips?.view(job) ?? null,
    answerSlip: (job, cameOut) => rooms.slips?.answer(job, cameOut),
    stampInDoubt: (job) => rooms.stamping.isInDoubt(job),
    answerStamp: (job, isThere) => rooms.stamping.answer(job, isThere),
    discard: (prepared) => issuing.discard(prepared),
    ended(reason, issueId) {
      rooms.held.release();
      log.info({ room: 'session', reason }, 'visit ended');
      // A job at rest is told to nobody again, and now nobody is asked about it.
      const progress = issueId === null ? null : printing.state(issueId);
      if (progress) rooms.slips?.about(progress);
    },
    failed(step, error) {
      log.warn({ room: 'session', step, failure: errorFacts(error) }, 'step failed');
      watch.suspectStore();
    },
    messageOf: (error) => (error instanceof IssuingError ? error.person : null),
  };
}
