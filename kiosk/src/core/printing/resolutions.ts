import {
  isResolutionKey,
  resolutionKey,
  resolutionRecordSchema,
  type Op,
  type ResolutionRecord,
} from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import type { FeedTarget } from '../sync/index.ts';

export interface ResolutionsOptions {
  kioskId: string;
  skipped: Skipped;
  resolve: (resolution: ResolutionRecord) => void;
}

/**
 * Obeys what staff say became of ambiguous attempts: records of the kiosk's own partition. Nothing is kept of them: the
 * journal takes an answer once, so that a record that comes again, or after the person's own answer, does nothing.
 */
export class Resolutions implements FeedTarget {
  readonly #part: string;
  readonly #skipped: Skipped;
  readonly #resolve: ResolutionsOptions['resolve'];

  constructor({ kioskId, skipped, resolve }: ResolutionsOptions) {
    this.#part = `k:${kioskId}`;
    this.#skipped = skipped;
    this.#resolve = resolve;
  }

  accepts(part: string): boolean {
    return part === this.#part;
  }

  apply(part: string, op: Op): void {
    if (op.op === 'del' || !isResolutionKey(op.key)) return;
    const record = resolutionRecordSchema.safeParse(op.data);
    if (record.success && resolutionKey(record.data) === op.key) this.#resolve(record.data);
    else this.#skipped.add(part);
  }
}
