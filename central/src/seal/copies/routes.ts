import type { FastifyInstance } from 'fastify';
import { paperProofNonce, proofHeadersSchema, serialSchema } from '@hallway/protocol';
import { createHash } from 'node:crypto';
import { HttpError } from '../../http/error.ts';
import { checkProof, type KioskDirectory } from '../../sync/index.ts';
import type { Copies, Received } from './copies.ts';

/** A paper of many pages stays far below. */
const MAX_PAPER = 2 * 1024 * 1024;

const statuses: Record<Received, number> = {
  stored: 201,
  'stored-before': 200,
  unknown: 404,
  'other-bytes': 422,
  'not-kept': 410,
};

export interface CopyRouteDeps {
  copies: Copies;
  kiosks: KioskDirectory;
  /** Origins a proof may be made for. */
  origins: () => readonly string[];
}

/**
 * PUT /kiosks/papers/:serial: a kiosk hands in the sealed PDF of a number. Beside the socket and not on it, so that a
 * file never holds up an event. The proof is over number and digest: said twice, it does the same once.
 */
export function copyRoutes(app: FastifyInstance, deps: CopyRouteDeps): void {
  const { copies, kiosks, origins } = deps;
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/pdf',
      { parseAs: 'buffer', bodyLimit: MAX_PAPER },
      (_request, body, done) => done(null, body),
    );
    scope.put<{ Params: { serial: string } }>(
      '/kiosks/papers/:serial',
      { config: { access: 'public' } },
      async (request, reply) => {
        const serial = serialSchema.safeParse(request.params.serial);
        const upload = proofHeadersSchema.safeParse(request.headers);
        if (!serial.success || !upload.success || !Buffer.isBuffer(request.body)) {
          throw new HttpError('BAD_REQUEST');
        }
        const sha256 = createHash('sha256').update(request.body).digest('hex');
        const headers = upload.data;
        const prove = {
          kioskId: headers['x-kiosk-id'],
          keyId: headers['x-key-id'],
          sig: headers['x-proof'],
        };
        const nonce = paperProofNonce(serial.data, sha256);
        const proof = checkProof(kiosks, prove, { nonce, timeline: '', origins: origins() });
        if (!proof.ok) throw new HttpError('NOT_ALLOWED');
        const received = copies.receive(proof.kioskId, serial.data, request.body);
        return reply.code(statuses[received]).send({ received });
      },
    );
  });
}
