import { ruleSetSchema, type Entitlement, type RuleSet } from '@hallway/certificates/rules';
import { documentCodeSchema, paperRefSchema, personNoSchema } from '@hallway/protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError } from '../http/error.ts';
import type { RulesBoard } from '../../web/contract/rules.ts';
import { changedPaths } from './changed-paths.ts';
import { previewOf, type PreviewDeps } from './preview.ts';

/** Versions told of. */
const HISTORY = 20;

const askedSchema = z.object({
  no: personNoSchema,
  document: documentCodeSchema,
  language: z.enum(['zh', 'en']).default('zh'),
  ref: paperRefSchema.nullable().default(null),
});

export interface EntitlementRouteDeps extends PreviewDeps {
  nameOf: (staffNo: string) => string;
}

/**
 * POST /api/entitlement: may a person have a document now, and why not; for registrars.
 * GET /api/rules, PUT /api/rules: the rules themselves, for registrars; every kiosk goes by a change once it hears of it.
 * GET /api/rules/board: the rules with what their page shows beside them. POST /api/rules/preview: whom a change would reach.
 */
export function entitlementRoutes(app: FastifyInstance, deps: EntitlementRouteDeps): void {
  const { db, rules, entitlements, catalogue, people, nameOf, now } = deps;
  const access = 'set-rules';

  // Asked in the body: addresses are logged, numbers of people are not.
  app.post('/api/entitlement', { config: { access } }, async (request) => {
    const asked = askedSchema.safeParse(request.body);
    if (!asked.success) throw new HttpError('BAD_REQUEST');
    const answer = db.read((tx) => entitlements.answer(tx, asked.data, new Date(now())));
    if (answer === 'not-offered') throw new HttpError('NOT_OFFERED');
    return answer satisfies Entitlement;
  });

  app.get('/api/rules', { config: { access } }, async () => {
    return db.read((tx) => rules.current(tx)) satisfies RuleSet;
  });

  app.get('/api/rules/board', { config: { access } }, async () =>
    db.read((tx): RulesBoard => {
      const versions = rules.history(tx, HISTORY + 1);
      return {
        rules: rules.current(tx),
        documents: catalogue.documents(tx).map(({ document, name }) => ({ document, name })),
        changes: versions.slice(0, HISTORY).map(({ rules: after, by, at }, i) => ({
          version: after.version,
          by: by === null ? null : nameOf(by),
          at,
          what: changedPaths(versions[i + 1]?.rules ?? after, after),
        })),
      };
    }),
  );

  app.post('/api/rules/preview', { config: { access } }, async (request) => {
    const body = ruleSetSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    return previewOf({ db, rules, entitlements, catalogue, people, now }, body.data);
  });

  app.put('/api/rules', { config: { access } }, async (request, reply) => {
    const body = ruleSetSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const staffNo = request.staff?.no;
    if (staffNo === undefined) throw new HttpError('SIGN_IN_NEEDED');
    const at = new Date(now()).toISOString();
    if (!db.write((tx) => rules.put(tx, body.data, { staffNo, at }))) {
      throw new HttpError('RULES_CHANGED');
    }
    request.log.info({ version: body.data.version }, 'rules changed');
    return reply.code(204).send();
  });
}
