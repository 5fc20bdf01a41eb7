import { createHash, X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificationRequest } from '@hallway/certificates';
import {
  sealAnswerSchema,
  sealProofNonce,
  type SealRecord,
  type SealStanding,
} from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import { proofHeaders, type SyncLog } from '../sync/index.ts';
import type { SealKeys } from './keys.ts';
import type { Seal } from './seal.ts';

const LOOK_EVERY_MS = 1_000;
/** Central was asked and answered: what it decides comes by the feed, so asking again is for the case that it forgot. */
const ASK_AGAIN_MS = 60_000;
const ANSWER_WITHIN_MS = 20_000;

export interface SealCourierOptions {
  store: Store;
  kioskId: string;
  /** What the proof is bound to. */
  centralOrigin: string;
  seal: Seal;
  keys: SealKeys;
  /** Whether central is there. */
  online: () => boolean;
  /** Nobody is served and no paper is on its way: an old key is needed for nothing any more. */
  idle: () => boolean;
  now: () => number;
  log: SyncLog;
  everyMs?: number;
  askAgainMs?: number;
}

/**
 * Has a new seal key certified before the certificate in use runs out, and destroys the old key when its last paper is
 * out. Every step is on disk before the next, and may be done twice: key made, shown to central, certificate taken from
 * the feed, old key destroyed.
 */
export class SealCourier {
  readonly #options: SealCourierOptions;
  #running: AbortController | null = null;
  #work: Promise<void> = Promise.resolve();
  #standing: SealStanding | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #problem: string | null = null;

  constructor(options: SealCourierOptions) {
    this.#options = options;
  }

  /** What central answered last; null before it was asked. */
  get standing(): SealStanding | null {
    return this.#standing;
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#work = this.#run(this.#running.signal);
  }

  /** Resolves once nothing of it touches the store any more. */
  async stop(): Promise<void> {
    this.#running?.abort();
    this.#running = null;
    await this.#work;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#look(signal).then(
        () => (this.#problem = null),
        (error: unknown) => signal.aborted || this.#failed(error),
      );
      await sleep(this.#options.everyMs ?? LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  /** Said once, not every second. */
  #failed(error: unknown): void {
    const problem = error instanceof Error ? error.message : 'unknown';
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#options.log.warn({ problem }, 'seal key cannot be used or certified now');
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { seal, keys, now, online, idle, askAgainMs = ASK_AGAIN_MS } = this.#options;
    await keys.open();
    const current = seal.current();
    if (current && !isLate(current, now())) {
      if (idle()) seal.retireOldKeys();
      this.#askedAt = Number.NEGATIVE_INFINITY;
      return;
    }
    if (!online() || now() - this.#askedAt < askAgainMs) return;
    this.#askedAt = now();
    const standing = await this.#ask(signal);
    if (standing !== this.#standing)
      this.#options.log.info({ standing }, 'seal certificate asked for');
    this.#standing = standing;
  }

  async #ask(signal: AbortSignal): Promise<SealStanding> {
    const { store, kioskId, centralOrigin, seal, keys } = this.#options;
    const { publicKeySpkiPem, sign } = await keys.next((key) => seal.isCertified(key));
    const request = await certificationRequest({ commonName: kioskId, publicKeySpkiPem }, sign);
    const nonce = sealProofNonce(createHash('sha256').update(request).digest('hex'));
    const response = await fetch(new URL('/kiosks/seal', centralOrigin), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...proofHeaders(store, { kioskId, centralOrigin, nonce }),
      },
      body: JSON.stringify({ request }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    return sealAnswerSchema.parse(await response.json()).standing;
  }
}

/** Whether less than a third of a certificate's time is left: the measure by which central gives the next. */
function isLate({ certificatePem }: SealRecord, now: number): boolean {
  const { validFromDate, validToDate } = new X509Certificate(certificatePem);
  const [from, to] = [validFromDate.getTime(), validToDate.getTime()];
  return to - now < (to - from) / 3;
}
