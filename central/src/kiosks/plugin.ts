import type { FastifyPluginCallback } from 'fastify';
import { pairRequestSchema } from '@hallway/protocol';
import type { Database } from '../db/index.ts';
import { PairingError, type PairingErrorCode } from './error.ts';
import { pair, type OnPaired } from './pairing.ts';
import { createTryLimit } from './try-limit.ts';

export interface KiosksPluginOptions {
  db: Database;
  onPaired: OnPaired;
  now?: () => number;
}

const statusOf: Record<PairingErrorCode, number> = {
  BAD_REQUEST: 400,
  CODE_WRONG: 403,
  CODE_EXPIRED: 403,
  KEY_UNFIT: 400,
  TOO_MANY_TRIES: 429,
};

/**
 * POST /kiosks/pair (public: the pairing code is the permission). Answers `PairAnswer`, or `Refused` with status
 * 400, 403 or 429. Wrong codes are counted per kiosk and per address, ten in ten minutes.
 */
export const kiosksPlugin: FastifyPluginCallback<KiosksPluginOptions> = (app, options, done) => {
  const tries = createTryLimit({ max: 10, windowMs: 10 * 60 * 1000, now: options.now ?? Date.now });
  app.post('/kiosks/pair', { bodyLimit: 8192 }, async (request, reply) => {
    try {
      const parsed = pairRequestSchema.safeParse(request.body);
      if (!parsed.success) throw new PairingError('BAD_REQUEST');
      const counters = [`kiosk ${parsed.data.kioskId}`, `address ${request.ip}`];
      if (tries.exhausted(counters)) throw new PairingError('TOO_MANY_TRIES');
      try {
        return pair(options.db, parsed.data, options.onPaired, options.now);
      } catch (error) {
        if (error instanceof PairingError) tries.count(counters);
        throw error;
      }
    } catch (error) {
      if (!(error instanceof PairingError)) throw error;
      return reply
        .code(statusOf[error.code])
        .send({ error: { code: error.code, message: error.text } });
    }
  });
  done();
};
