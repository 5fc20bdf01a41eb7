import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SealRequest, SealRequestList, SealUsePage } from '../../../web/contract/seal.ts';
import type { Access } from '../../http/access.ts';
import { HttpError } from '../../http/error.ts';
import { actSchema, type Decision, type SealRequests } from './requests.ts';
import type { SealUses } from './uses.ts';

const PAGE = 100;

const askers: Access = 'ask-of-seal';
const keepers: Access = 'keep-seal';

const askSchema = z.object({ act: actSchema, reason: z.string().trim().min(1).max(200) });
const decideSchema = z.object({ approve: z.boolean() });
const pageSchema = z.object({ before: z.coerce.number().int().min(1).optional() });

const refusals = {
  unknown: 'NOT_FOUND',
  'own-request': 'SECOND_PERSON_NEEDED',
  'not-waiting': 'ALREADY_DECIDED',
} as const satisfies Record<Exclude<Decision, 'decided'>, string>;

export interface SealControlDeps {
  requests: SealRequests;
  uses: SealUses;
  now: () => number;
}

/** GET and POST /api/seal/requests, POST …/:id/decide, GET /api/seal/uses. */
export function sealControlRoutes(app: FastifyInstance, deps: SealControlDeps): void {
  const { requests, uses, now } = deps;

  app.get('/api/seal/requests', { config: { access: askers } }, async () => {
    return { requests: requests.list(PAGE) } satisfies SealRequestList;
  });

  app.post('/api/seal/requests', { config: { access: askers } }, async (request, reply) => {
    const body = askSchema.safeParse(request.body);
    if (!body.success || !request.staff) throw new HttpError('BAD_REQUEST');
    const { act, reason } = body.data;
    if (act.kind === 'invalidate' && Date.parse(act.since) > now()) {
      throw new HttpError('BAD_REQUEST');
    }
    return reply.code(201).send(requests.ask(act, reason, request.staff.no) satisfies SealRequest);
  });

  app.post<{ Params: { id: string } }>(
    '/api/seal/requests/:id/decide',
    { config: { access: keepers } },
    async (request, reply) => {
      const body = decideSchema.safeParse(request.body);
      if (!body.success || !request.staff) throw new HttpError('BAD_REQUEST');
      const { id } = request.params;
      const decision = await requests.decide(id, body.data.approve, request.staff.no);
      if (decision !== 'decided') throw new HttpError(refusals[decision]);
      return reply.code(204).send();
    },
  );

  app.get('/api/seal/uses', { config: { access: askers } }, async (request) => {
    const page = pageSchema.safeParse(request.query);
    if (!page.success) throw new HttpError('BAD_REQUEST');
    const listed = uses.list(PAGE, page.data.before);
    return { uses: listed, firstBroken: uses.firstBroken() } satisfies SealUsePage;
  });
}
