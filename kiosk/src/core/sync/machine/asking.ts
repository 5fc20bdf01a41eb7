import { claimGrantSchema, refusedSchema, type ClaimRequest } from '@hallway/protocol';
import type { ClaimAnswer } from '../types.ts';
import { ProtocolFault, type Duty } from './duty.ts';
import type { Question } from './questions.ts';

interface Wish {
  request: ClaimRequest;
  resolve: (answer: ClaimAnswer) => void;
}

/** Asks central for claims while a person waits: an answer on this connection, or none. */
export class Asking implements Duty {
  #connected = false;
  #waiting: Wish[] = [];
  readonly #asked = new Set<Wish>();

  /** Always resolves: without a connection at once, and when it is lost before the answer came. */
  ask(request: ClaimRequest): Promise<ClaimAnswer> {
    if (!this.#connected) return Promise.resolve({ kind: 'offline' });
    return new Promise((resolve) => this.#waiting.push({ request, resolve }));
  }

  begin(): void {
    this.#connected = true;
  }

  end(): void {
    this.#connected = false;
    const unanswered = [...this.#asked, ...this.#waiting.splice(0)];
    this.#asked.clear();
    for (const { resolve } of unanswered) resolve({ kind: 'offline' });
  }

  next(): Question | null {
    const wish = this.#waiting.shift();
    if (!wish) return null;
    this.#asked.add(wish);
    return {
      name: 'claim.request',
      payload: wish.request,
      answer: (message) => {
        const answer = answerOf(wish.request, message);
        this.#asked.delete(wish);
        wish.resolve(answer);
      },
    };
  }

  wakeAt(): null {
    return null;
  }
}

function answerOf({ requestId }: ClaimRequest, message: unknown): ClaimAnswer {
  const refused = refusedSchema.safeParse(message);
  if (refused.success) return { kind: 'refused', code: refused.data.error.code };
  const granted = claimGrantSchema.safeParse(message);
  if (!granted.success || granted.data.requestId !== requestId) {
    throw new ProtocolFault('answer to claim.request');
  }
  return { kind: 'granted', grant: granted.data.grant };
}
