import { randomUUID } from 'node:crypto';
import type { ClaimRef, ClaimRequest } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { ClaimAnswer, Outbox } from '../sync/index.ts';

export interface HeldOptions {
  store: Store;
  outbox: Outbox;
  ask: (request: ClaimRequest) => Promise<ClaimAnswer>;
}

interface HeldRow {
  issueId: string;
  attempt: number;
  requestId: string | null;
  token: string | null;
}

/**
 * The next attempts that are this kiosk's to make. Each right is used up by the attempt or returned to central by an
 * event, so that no two kiosks ever make the same one; a right that central may have granted without this kiosk hearing
 * of it is returned as well.
 */
export class HeldClaims {
  readonly #options: HeldOptions;

  constructor(options: HeldOptions) {
    this.#options = options;
  }

  /** In the caller's transaction: this kiosk's own attempt is void, and its person still stands here. */
  keepOwn(ref: ClaimRef): void {
    this.#put(ref, null);
  }

  /** Asks central. Written down before it is asked, so that an answer that never arrives leaves nothing blocked. */
  async take({ issueId, attempt }: ClaimRef): Promise<ClaimAnswer> {
    const { store, ask } = this.#options;
    const requestId = randomUUID();
    this.#put({ issueId, attempt }, requestId);
    const answer = await ask({ requestId, issueId, attempt });
    if (answer.kind === 'granted') {
      // Without effect when the person has left meanwhile: then it is on its way back already.
      store.db
        .prepare('UPDATE claim_held SET token = ? WHERE request_id = ?')
        .run(answer.grant, requestId);
    } else if (answer.kind === 'refused') {
      store.db.prepare('DELETE FROM claim_held WHERE request_id = ?').run(requestId);
    } else {
      this.#return((row) => row.requestId === requestId);
    }
    return answer;
  }

  /**
   * Uses a right up, in the transaction that makes the attempt.
   *
   * @returns null when this kiosk has no such right; without `grant` for its own
   */
  use(ref: ClaimRef): { grant?: string } | null {
    const row = this.#rows().find((one) => isSame(one, ref));
    if (!row || (row.requestId !== null && row.token === null)) return null;
    this.#drop(ref);
    return row.token === null ? {} : { grant: row.token };
  }

  /** Nobody stands here any more who could use them: other kiosks may. */
  release(): void {
    this.#return(() => true);
  }

  #return(such: (row: HeldRow) => boolean): void {
    const { store, outbox } = this.#options;
    store.transaction(() => {
      for (const { issueId, attempt, requestId } of this.#rows().filter(such)) {
        outbox.append('claim.returned', { issueId, attempt, requestId });
        this.#drop({ issueId, attempt });
      }
    });
  }

  #rows(): HeldRow[] {
    return this.#options.store.db
      .prepare<[], HeldRow>(
        'SELECT issue_id AS issueId, attempt, request_id AS requestId, token FROM claim_held',
      )
      .all();
  }

  #put({ issueId, attempt }: ClaimRef, requestId: string | null): void {
    this.#options.store.db
      .prepare('INSERT OR REPLACE INTO claim_held (issue_id, attempt, request_id) VALUES (?, ?, ?)')
      .run(issueId, attempt, requestId);
  }

  #drop({ issueId, attempt }: ClaimRef): void {
    this.#options.store.db
      .prepare('DELETE FROM claim_held WHERE issue_id = ? AND attempt = ?')
      .run(issueId, attempt);
  }
}

function isSame(one: ClaimRef, other: ClaimRef): boolean {
  return one.issueId === other.issueId && one.attempt === other.attempt;
}
