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
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import { hashPassword, type People } from '../people/index.ts';
import type { DataCheck } from './check.ts';
import type { Papers } from './papers.ts';

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
});

export interface PaperRouteDeps {
  db: Database;
  papers: Papers;
  people: People;
  catalogue: Catalogue;
  checkData: DataCheck;
  now: () => number;
}

/** What the office is told of an approval. */
export interface ApproveAnswer {
  /** ISO time. */
  approvedAt: string;
  /** For somebody without a card: to be handed on to them, and known to nobody afterwards. */
  pickupCode: string | null;
}

/**
 * POST /api/papers/approve: an office lets a person have a document that needs approval, and says what it states.
 * POST /api/papers/withdraw: takes that back; papers issued on it stay what they are.
 */
export function paperRoutes(app: FastifyInstance, deps: PaperRouteDeps): void {
  const { db, papers, people, catalogue, checkData, now } = deps;
  const access = 'approve-papers';

  app.post('/api/papers/approve', { config: { access } }, async (request, reply) => {
    const body = approveSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const staffNo = request.staff?.no;
    if (staffNo === undefined) throw new HttpError('SIGN_IN_NEEDED');
    const { copies, ...stated } = body.data;
    const [entry, person] = db.read((tx) => [
      catalogue.document(tx, stated.document),
      people.get(tx, stated.no),
    ]);
    if (!entry?.needsRecord || !person) throw new HttpError('NOTHING_TO_APPROVE');
    const misfit = checkData(stated.document, stated.data);
    if (misfit !== null) {
      request.log.info({ document: stated.document, at: misfit }, 'data does not fit its template');
      throw new HttpError('DATA_UNFIT');
    }
    const pickupCode = person.role === 'alumnus' ? newPickupCode() : null;
    const pickup = pickupCode === null ? null : await hashPassword(pickupCode);
    const paper = { ...stated, hold: null, pickup };
    if (!paperSchema.safeParse({ ...paper, approval: null }).success) {
      throw new HttpError('BAD_REQUEST');
    }
    const at = new Date(now()).toISOString();
    db.write((tx) => papers.approve(tx, paper, copies, { office: entry.office, staffNo, at }));
    request.log.info({ document: stated.document, copies }, 'document approved');
    return reply.code(201).send({ approvedAt: at, pickupCode } satisfies ApproveAnswer);
  });

  app.post('/api/papers/withdraw', { config: { access } }, async (request, reply) => {
    const body = refSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    if (!db.write((tx) => papers.remove(tx, body.data))) throw new HttpError('NOT_FOUND');
    request.log.info({ document: body.data.document }, 'approval withdrawn');
    return reply.code(204).send();
  });
}

/** Eight digits, because kiosks ask for it on a numeric keypad. */
function newPickupCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}
