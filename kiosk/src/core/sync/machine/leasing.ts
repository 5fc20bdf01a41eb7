import { leaseGrantSchema, refusedSchema } from '@hallway/protocol';
import type { LeasedSerials } from '../serials.ts';
import type { SerialNeed, SyncLog } from '../types.ts';
import type { MachineClock } from './clock.ts';
import { ProtocolFault, type Duty } from './duty.ts';
import type { Question } from './questions.ts';

/** Wait after central would not grant a block. */
const refusalPauseMs = 60_000;

/** Keeps enough serial numbers on the kiosk to work without central. */
export class Leasing implements Duty {
  readonly #serials: LeasedSerials;
  readonly #needs: () => readonly SerialNeed[];
  readonly #clock: MachineClock;
  readonly #log: SyncLog;
  #asking = false;
  #pausedUntil: number | null = null;

  constructor(
    serials: LeasedSerials,
    needs: () => readonly SerialNeed[],
    clock: MachineClock,
    log: SyncLog,
  ) {
    this.#serials = serials;
    this.#needs = needs;
    this.#clock = clock;
    this.#log = log;
  }

  begin(): void {
    this.#asking = false;
    this.#pausedUntil = null;
  }

  end(): void {
    this.#asking = false;
  }

  next(): Question | null {
    if (this.#asking || this.#isPaused()) return null;
    const request = this.#serials.request(this.#needs());
    if (!request) return null;
    this.#asking = true;
    return {
      name: 'lease.request',
      payload: request,
      answer: (message) => {
        this.#asking = false;
        this.#answered(request.leaseId, message);
      },
    };
  }

  wakeAt(): number | null {
    return this.#pausedUntil;
  }

  #isPaused(): boolean {
    if (this.#pausedUntil === null) return false;
    if (this.#clock.monotonic() < this.#pausedUntil) return true;
    this.#pausedUntil = null;
    return false;
  }

  #answered(leaseId: string, message: unknown): void {
    const refused = refusedSchema.safeParse(message);
    if (refused.success) {
      this.#log.warn({ code: refused.data.error.code }, 'serials refused');
      this.#pausedUntil = this.#clock.monotonic() + refusalPauseMs;
      return;
    }
    const grant = leaseGrantSchema.safeParse(message);
    if (!grant.success || grant.data.leaseId !== leaseId) {
      throw new ProtocolFault('answer to lease.request');
    }
    if (!this.#serials.grant(grant.data)) throw new ProtocolFault('grant that does not fit');
  }
}
