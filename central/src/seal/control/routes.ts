import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type {
  SealChain,
  SealRequest,
  SealRequestList,
  SealUsePage,
  SealView,
} from '../../../web/contract/seal.ts';
import type { Database } from '../../db/index.ts';
import type { Access } from '../../http/access.ts';
import { HttpError } from '../../http/error.ts';
import { eventStreams } from '../../http/event-stream.ts';
import type { Seals } from '../seals.ts';
import { sealTopic } from '../topic.ts';
import { askedActSchema, type Decision, type SealRequests } from './requests.ts';
import type { UseSearch } from './search.ts';
import type { SealUses } from './uses.ts';

const PAGE = 100;
/** A printing hall seals several papers a second; readers of the page hear of all of them together. */
const TELL_EVERY_MS = 1_000;

const askers: Access = 'ask-of-seal';
const keepers: Access = 'keep-seal';

const text = z.string().trim().min(1).max(200);
const askSchema = z.object({ act: askedActSchema, reason: text });
const decideSchema = z.discriminatedUnion('approve', [
  z.object({ approve: z.literal(true), answer: text.exactOptional() }),
  z.object({ approve: z.literal(false), answer: text }),
]);
const pageSchema = z.object({
  before: z.coerce.number().int().min(1).optional(),
  search: z.string().max(64).default(''),
});

const refusals = {
  unknown: 'NOT_FOUND',
  'own-request': 'SECOND_PERSON_NEEDED',
  'not-waiting': 'ALREADY_DECIDED',
  lapsed: 'REQUEST_LAPSED',
} as const satisfies Record<Exclude<Decision, 'decided'>, string>;

export interface SealControlDeps {
  db: Database;
  seals: Pick<Seals, 'publishLists'>;
  requests: SealRequests;
  uses: SealUses;
  search: UseSearch;
  view: () => SealView;
  now: () => number;
}

/**
 * GET /api/seal and /api/seal/live: everything of the seal as it is. GET and POST /api/seal/requests, POST
 * …/requests/:id/decide: acts that need two people. GET /api/seal/uses and /api/seal/chain: what was done, and whether the
 * record of it is whole. POST /api/seal/lists: signs the revocation lists anew.
 */
export function sealControlRoutes(app: FastifyInstance, deps: SealControlDeps): void {
  const { db, seals, requests, uses, search, view, now } = deps;
  const openStream = eventStreams(app);

  app.get('/api/seal', { config: { access: askers } }, async () => view());

  app.get('/api/seal/live', { config: { access: askers } }, (_request, reply) => {
    openStream(reply, (tell) => {
      let due: NodeJS.Timeout | null = null;
      const stop = db.onCommit((topics) => {
        if (!topics.has(sealTopic)) return;
        due ??= setTimeout(() => {
          due = null;
          tell('seal', view());
        }, TELL_EVERY_MS).unref();
      });
      tell('seal', view());
      return () => {
        stop();
        if (due) clearTimeout(due);
      };
    });
  });

  app.get('/api/seal/requests', { config: { access: askers } }, async () => {
    return { requests: requests.list(PAGE) } satisfies SealRequestList;
  });

  app.post('/api/seal/requests', { config: { access: askers } }, async (request, reply) => {
    const { act, reason } = bodyOf(askSchema, request);
    if (act.kind === 'invalidate' && Date.parse(act.since) > now()) {
      throw new HttpError('BAD_REQUEST');
    }
    const asked = requests.ask(act, reason, staffNoOf(request));
    request.log.info({ id: asked.id, act: act.kind }, 'act on the seal asked for');
    return reply.code(201).send(asked satisfies SealRequest);
  });

  app.post<{ Params: { id: string } }>(
    '/api/seal/requests/:id/decide',
    { config: { access: keepers } },
    async (request, reply) => {
      const { approve, answer = null } = bodyOf(decideSchema, request);
      const { id } = request.params;
      const decision = await requests.decide(id, { approve, answer }, staffNoOf(request));
      if (decision !== 'decided') throw new HttpError(refusals[decision]);
      request.log.info({ id, approve }, 'act on the seal decided');
      return reply.code(204).send();
    },
  );

  app.get('/api/seal/uses', { config: { access: askers } }, async (request) => {
    const page = pageSchema.safeParse(request.query);
    if (!page.success) throw new HttpError('BAD_REQUEST');
    const found = search(PAGE + 1, page.data.search, page.data.before);
    return { uses: found.slice(0, PAGE), more: found.length > PAGE } satisfies SealUsePage;
  });

  app.get('/api/seal/chain', { config: { access: askers } }, async () => {
    const checkedAt = new Date(now()).toISOString();
    return { ...uses.check(), checkedAt } satisfies SealChain;
  });

  app.post('/api/seal/lists', { config: { access: keepers } }, async (request, reply) => {
    await seals.publishLists();
    request.log.info({}, 'revocation lists signed anew');
    return reply.code(204).send();
  });
}

function staffNoOf({ staff }: FastifyRequest): string {
  if (!staff) throw new HttpError('SIGN_IN_NEEDED');
  return staff.no;
}

function bodyOf<Body>(schema: z.ZodType<Body>, { body }: FastifyRequest): Body {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new HttpError('BAD_REQUEST');
  return parsed.data;
}
