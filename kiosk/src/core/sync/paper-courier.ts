import { setTimeout as sleep } from 'node:timers/promises';
import { paperProofNonce } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import { DurablePaperOutbox, type PaperOutbox, type WaitingPaper } from './paper-outbox.ts';
import { proofHeaders } from './proof-headers.ts';
import type { SyncLog } from './types.ts';

const LOOK_EVERY_MS = 5_000;
const SEND_WITHIN_MS = 60_000;
/** Central has the paper, or keeps no copy of it, or has been told of other bytes: nothing is left to do here. */
const OVER: readonly number[] = [200, 201, 410, 422];

export interface PaperCourierOptions {
  store: Store;
  kioskId: string;
  /** What the proof is bound to. */
  centralOrigin: string;
  /** Where to send when that is not the origin itself (a relay in tests). */
  address?: string;
  /** Whether central is there and no event waits: events go first. */
  free: () => boolean;
  now: () => number;
  log: SyncLog;
  everyMs?: number;
}

/** Takes sealed PDFs to central, one at a time, when nothing else is to be told. */
export class PaperCourier {
  readonly outbox: PaperOutbox;
  readonly #papers: DurablePaperOutbox;
  readonly #options: PaperCourierOptions;
  #running: AbortController | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(options: PaperCourierOptions) {
    this.#options = options;
    this.#papers = new DurablePaperOutbox(options.store, options.now);
    this.outbox = this.#papers;
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
      const delivered = await this.#sendNext(signal);
      if (delivered) continue;
      await sleep(this.#options.everyMs ?? LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  /** Whether one is out of the way, so that the next may follow at once. */
  async #sendNext(signal: AbortSignal): Promise<boolean> {
    if (!this.#options.free()) return false;
    const paper = this.#papers.next();
    if (!paper) return false;
    const status = await this.#put(paper, signal).catch(() => null);
    if (signal.aborted) return false;
    if (status !== null && OVER.includes(status)) {
      if (status === 422)
        this.#options.log.warn({ status }, 'central knows other bytes of a paper');
      this.#papers.drop(paper.serial);
      return true;
    }
    this.#papers.postpone(paper.serial);
    return false;
  }

  async #put({ serial, pdf, sha256 }: WaitingPaper, signal: AbortSignal): Promise<number> {
    const { store, kioskId, centralOrigin, address = centralOrigin } = this.#options;
    const nonce = paperProofNonce(serial, sha256);
    const response = await fetch(new URL(`/kiosks/papers/${serial}`, address), {
      method: 'PUT',
      headers: {
        'content-type': 'application/pdf',
        ...proofHeaders(store, { kioskId, centralOrigin, nonce }),
      },
      body: pdf,
      signal: AbortSignal.any([signal, AbortSignal.timeout(SEND_WITHIN_MS)]),
    });
    await response.body?.cancel();
    return response.status;
  }
}
