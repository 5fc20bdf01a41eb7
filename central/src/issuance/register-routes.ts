import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  revocationReasons,
  type RegisterEntry,
  type RegisterPage,
} from '../../web/contract/register.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import type { Access } from '../http/access.ts';
import type { Register } from './register.ts';
import { documentName, purposeName } from './words.ts';

const PAGE = 50;

const readers: Access = 'read-register';

const querySchema = z.object({
  serial: z.string().max(64).optional(),
  before: z.iso.datetime().optional(),
});

const answerSchema = z.object({ outcome: z.enum(['delivered', 'voided']) });
const revokeSchema = z.object({ reason: z.enum(revocationReasons) });

export interface RegisterRouteDeps {
  db: Database;
  register: Register;
  catalogue: Catalogue;
  now: () => number;
}

/**
 * GET /api/issues: the register of issued documents, for staff; names are masked here too.
 * POST /api/issues/:serial/resolve: what became of an ambiguous paper, for staff; the kiosk reports back.
 * POST /api/issues/:serial/revoke: for registrars.
 */
export function registerRoutes(app: FastifyInstance, deps: RegisterRouteDeps): void {
  const { db, register, catalogue, now } = deps;

  app.get('/api/issues', { config: { access: readers } }, async (request) => {
    const query = querySchema.safeParse(request.query);
    if (!query.success) throw new HttpError('BAD_REQUEST');
    const { serial, before } = query.data;
    return db.read((tx) => {
      const records = register.list(tx, {
        limit: PAGE + 1,
        ...(serial === undefined ? {} : { serial }),
        ...(before === undefined ? {} : { before }),
      });
      const entries = records.slice(0, PAGE).map((record): RegisterEntry => ({
        serial: record.serial,
        status: record.status,
        statusAt: record.status_at,
        document: documentName(tx, catalogue, record.document),
        kioskId: record.kiosk_id,
        holder: record.holder.maskedName,
        college: record.holder.college,
        purpose: purposeName(record.purpose),
        copies: record.copies,
        attempt: record.attempt,
        issuedAt: record.issued_at,
        validUntil: record.valid_until,
        template: `${record.template_id} v${record.template_version}`,
        lookups: record.lookups,
        evidence: record.evidence,
        answer: record.answer,
        charge: record.charge,
        stamp: record.stamp,
      }));
      return { entries, more: records.length > PAGE } satisfies RegisterPage;
    });
  });

  app.post<{ Params: { serial: string } }>(
    '/api/issues/:serial/resolve',
    { config: { access: readers } },
    (request, reply) => {
      const body = answerSchema.safeParse(request.body);
      if (!body.success) throw new HttpError('BAD_REQUEST');
      if (!request.staff) throw new HttpError('SIGN_IN_NEEDED');
      const { no: staffNo, role } = request.staff;
      const by = role === 'technician' ? 'technician' : 'central';
      const at = new Date(now()).toISOString();
      const { serial } = request.params;
      const { outcome } = body.data;
      const done = db.write((tx) => register.answer(tx, serial, { outcome, by, staffNo, at }));
      if (done === 'unknown') throw new HttpError('NOT_FOUND');
      if (done === 'not-ambiguous') throw new HttpError('NOT_AMBIGUOUS');
      request.log.info({ serial, outcome, by }, 'ambiguous paper answered for');
      return reply.code(202).send();
    },
  );

  app.post<{ Params: { serial: string } }>(
    '/api/issues/:serial/revoke',
    { config: { access: 'revoke-papers' } },
    (request, reply) => {
      const body = revokeSchema.safeParse(request.body);
      if (!body.success) throw new HttpError('BAD_REQUEST');
      const staffNo = request.staff?.no;
      if (staffNo === undefined) throw new HttpError('SIGN_IN_NEEDED');
      const at = new Date(now()).toISOString();
      const { serial } = request.params;
      const found = db.write((tx) =>
        register.revoke(tx, serial, { staffNo, reason: body.data.reason, at }),
      );
      if (!found) throw new HttpError('NOT_FOUND');
      request.log.info({ serial, reason: body.data.reason }, 'document revoked');
      return reply.code(204).send();
    },
  );
}
