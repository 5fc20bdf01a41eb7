import { createHash } from 'node:crypto';
import { SealKeyError } from '@hallway/certificates';
import {
  proofHeadersSchema,
  sealAskSchema,
  sealProofNonce,
  type SealAnswer,
} from '@hallway/protocol';
import type { FastifyInstance } from 'fastify';
import { HttpError } from '../http/error.ts';
import { checkProof, type KioskDirectory } from '../sync/index.ts';
import type { SealDesk } from './desk.ts';

export interface SealDeskRouteDeps {
  desk: SealDesk;
  kiosks: KioskDirectory;
  /** Origins a proof may be made for. */
  origins: () => readonly string[];
}

/**
 * POST /kiosks/seal: a kiosk has its seal key certified. Who asks is proven by the machine's identity key over the
 * request's digest; that it holds the seal key, by the request itself.
 */
export function sealDeskRoutes(app: FastifyInstance, deps: SealDeskRouteDeps): void {
  const { desk, kiosks, origins } = deps;
  app.post(
    '/kiosks/seal',
    { config: { access: 'public' }, bodyLimit: 8192 },
    async (request, reply) => {
      const headers = proofHeadersSchema.safeParse(request.headers);
      const body = sealAskSchema.safeParse(request.body);
      if (!headers.success || !body.success) throw new HttpError('BAD_REQUEST');
      const digest = createHash('sha256').update(body.data.request).digest('hex');
      const prove = {
        kioskId: headers.data['x-kiosk-id'],
        keyId: headers.data['x-key-id'],
        sig: headers.data['x-proof'],
      };
      const nonce = sealProofNonce(digest);
      const proof = checkProof(kiosks, prove, { nonce, timeline: '', origins: origins() });
      if (!proof.ok) throw new HttpError('NOT_ALLOWED');
      try {
        const standing = await desk.ask(proof, body.data.request);
        return await reply.send({ standing } satisfies SealAnswer);
      } catch (error) {
        if (error instanceof SealKeyError) throw new HttpError('SEAL_KEY_UNFIT');
        throw error;
      }
    },
  );
}
