import { randomInt } from 'node:crypto';
import {
  bilingualSchema,
  dateSchema,
  documentCodeSchema,
  paperDataSchema,
  paperRefSchema,
  paperSchema,
  personNoSchema,
} from '@hallway/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type {
  ApproveAnswer,
  ApproveRequest,
  PeopleFound,
  PersonDesk,
  WithdrawRequest,
} from '../../web/contract/papers.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import { hashPassword, type People } from '../people/index.ts';
import type { DataCheck } from './check.ts';
import type { PaperDesk } from './desk.ts';
import type { Papers } from './papers.ts';

/** Sights of people by one member of staff: a queue at the desk, never a walk through the roll. */
const sights = { burst: 60, perSecond: 1 / 6 };

const findSchema = z.object({ find: z.string().trim().min(1).max(128) });
const openSchema = z.object({ no: personNoSchema });
const refSchema = z.object({
  no: personNoSchema,
  document: documentCodeSchema,
  ref: paperRefSchema.nullable().default(null),
});

const approveSchema = refSchema.extend({
  title: bilingualSchema.nullable().default(null),
  data: paperDataSchema.default({}),
  validFrom: dateSchema.nullable().default(null),
  validUntil: dateSchema.nullable().default(null),
  copies: z.int().min(1).max(20),
  replaces: z.iso.datetime().nullable().optional(),
});

export interface PaperRouteDeps {
  db: Database;
  papers: Papers;
  people: People;
  catalogue: Catalogue;
  desk: PaperDesk;
  checkData: DataCheck;
  now: () => number;
}

/**
 * POST /api/papers/people: who has this number, or exactly this name. POST /api/papers/person: what can be stated of
 * somebody, and what has been. Both in the body: addresses are logged, people are not.
 * POST /api/papers/approve: an office lets a person have a document that needs approval, and says what it states.
 * POST /api/papers/withdraw: takes that back; papers issued on it stay what they are.
 */
export function paperRoutes(app: FastifyInstance, deps: PaperRouteDeps): void {
  const { db, papers, people, catalogue, desk, checkData, now } = deps;
  const access = 'approve-papers';
  const limiter = createRateLimiter(sights, now);

  /** Who asks, as often as one may. */
  function asking(request: FastifyRequest): string {
    const staffNo = request.staff?.no;
    if (staffNo === undefined) throw new HttpError('SIGN_IN_NEEDED');
    const wait = limiter.take(staffNo);
    if (wait > 0) throw new HttpError('TOO_MANY', wait);
    return staffNo;
  }

  app.post('/api/papers/people', { config: { access } }, async (request) => {
    const body = findSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const staffNo = asking(request);
    return db.write((tx) => desk.find(tx, body.data.find, staffNo)) satisfies PeopleFound;
  });

  app.post('/api/papers/person', { config: { access } }, async (request) => {
    const body = openSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const staffNo = asking(request);
    const opened = db.write((tx) => desk.open(tx, body.data.no, staffNo));
    if (!opened) throw new HttpError('NO_SUCH_PERSON');
    return opened satisfies PersonDesk;
  });

  app.post('/api/papers/approve', { config: { access } }, async (request, reply) => {
    const body = approveSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const staffNo = request.staff?.no;
    if (staffNo === undefined) throw new HttpError('SIGN_IN_NEEDED');
    const { copies, replaces, ...stated } = body.data satisfies ApproveRequest;
    const [entry, person] = db.read((tx) => [
      catalogue.document(tx, stated.document),
      people.get(tx, stated.no),
    ]);
    if (!entry?.needsRecord || !person) throw new HttpError('NOTHING_TO_APPROVE');
    if (!entry.audience.includes(person.role)) throw new HttpError('NOT_OFFERED');
    const misfit = checkData(stated.document, stated.data);
    if (misfit !== null) {
      request.log.info({ document: stated.document, ...misfit }, 'data does not fit its template');
      throw new HttpError('DATA_UNFIT', null, { ...misfit });
    }
    const pickupCode = person.role === 'alumnus' ? newPickupCode() : null;
    const pickup = pickupCode === null ? null : await hashPassword(pickupCode);
    const paper = { ...stated, hold: null, pickup };
    if (!paperSchema.safeParse({ ...paper, approval: null }).success) {
      throw new HttpError('BAD_REQUEST');
    }
    const at = new Date(now()).toISOString();
    db.write((tx) => {
      const present = papers.get(tx, paper);
      const isOther = (present?.approval?.approvedAt ?? null) !== replaces;
      if (replaces !== undefined && isOther) throw new HttpError('PAPER_CHANGED');
      // Approving lifts no hold: whoever set it does.
      const hold = present?.hold ?? null;
      papers.approve(tx, { ...paper, hold }, copies, { office: entry.office, staffNo, at });
    });
    request.log.info({ document: stated.document, copies }, 'document approved');
    return reply.code(201).send({ approvedAt: at, pickupCode } satisfies ApproveAnswer);
  });

  app.post('/api/papers/withdraw', { config: { access } }, async (request, reply) => {
    const body = refSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const ref = body.data satisfies WithdrawRequest;
    if (!db.write((tx) => papers.remove(tx, ref))) throw new HttpError('NOTHING_TO_WITHDRAW');
    request.log.info({ document: body.data.document }, 'approval withdrawn');
    return reply.code(204).send();
  });
}

/** Eight digits, because kiosks ask for it on a numeric keypad. */
function newPickupCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}
