import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RegisterEntry, RegisterPage } from '../../web/contract/register.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import { roles } from '../staff/index.ts';
import type { Register } from './register.ts';
import { documentName, purposeName } from './verify-routes.ts';

const PAGE = 50;

const querySchema = z.object({
  serial: z.string().max(64).optional(),
  before: z.iso.datetime().optional(),
});

/** GET /api/issues: the register of issued documents, for staff. Names are masked here too. */
export function registerRoutes(
  app: FastifyInstance,
  { db, register, catalogue }: { db: Database; register: Register; catalogue: Catalogue },
): void {
  app.get('/api/issues', { config: { access: roles } }, async (request) => {
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
      }));
      return { entries, more: records.length > PAGE } satisfies RegisterPage;
    });
  });
}
