import type { FastifyInstance } from 'fastify';
import type { TrustAnswer } from '../../web/contract/verify.ts';
import { sendTagged } from '../http/tagged.ts';
import type { Seals } from '../seal/index.ts';
import type { PublishedKinds } from './document-kinds.ts';
import type { PublishedStatusList } from './status-list.ts';

export interface TrustRouteDeps {
  seals: Seals;
  status: PublishedStatusList;
  kinds: Pick<PublishedKinds, 'current'>;
}

/**
 * For anyone, without a login, so that papers can be checked without asking us about them.
 *
 * GET /api/verify/trust: the root, the signed list of seal keys, the signed status list and what the kinds of papers
 * are called, in one.
 * GET /api/verify/status: the status list alone, as a `BitstringStatusListCredential`.
 */
export function trustRoutes(app: FastifyInstance, { seals, status, kinds }: TrustRouteDeps): void {
  app.get('/api/verify/trust', { config: { access: 'public' } }, async (request, reply) => {
    const trust: TrustAnswer = {
      rootPem: seals.rootPem,
      keys: seals.keyList(),
      status: status.current(),
      kinds: await kinds.current(),
    };
    const type = 'application/json; charset=utf-8';
    return sendTagged(request, reply, { text: JSON.stringify(trust), type, seconds: 0 });
  });

  app.get('/api/verify/status', { config: { access: 'public' } }, (request, reply) =>
    sendTagged(request, reply, {
      text: status.current(),
      type: 'application/vc+jwt',
      seconds: 5,
    }),
  );
}
