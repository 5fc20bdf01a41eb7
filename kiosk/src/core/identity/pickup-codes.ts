import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Paper, Person } from '@hallway/protocol';
import type { PickupAnswer } from '../session/services.ts';
import { LockBook } from './lockout.ts';
import { matches, passwordPolicy } from './password.ts';

export interface PickupDeps {
  find(no: string): Person | null;
  indexOf(no: string): string;
  /** Records of a person that were approved with a code. */
  papers(no: string): Paper[];
  /** Milliseconds that never run backwards. */
  monotonic(): number;
  /** An existing person's number was locked just now. */
  onLocked(person: Person, failures: number): void;
}

/**
 * The code under which an office approved one paper, together with the number of its person. It is no password: whoever
 * knows both gets that paper and nothing else. The holder may have handed it on. Numbers that exist and that do not
 * behave alike, as with passwords, and lock by themselves: a wrong code does not lock the password.
 */
export class PickupCodes {
  readonly #deps: PickupDeps;
  readonly #locks: LockBook;
  readonly #nobodysHash: Promise<string>;

  constructor(deps: PickupDeps) {
    this.#deps = deps;
    this.#locks = new LockBook(passwordPolicy, () => deps.monotonic());
    this.#nobodysHash = hash(randomBytes(16), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  }

  async check(no: string, code: string): Promise<PickupAnswer> {
    const key = this.#deps.indexOf(no);
    if (this.#locks.triesLeft(key) <= 0) return { found: null, triesLeft: 0 };
    const person = this.#deps.find(no);
    const paper = await this.#paperOf(person, code);
    if (person && paper) {
      this.#locks.succeeded(key);
      return { found: { person, paper }, triesLeft: passwordPolicy.failures };
    }
    const triesLeft = this.#locks.failed(key);
    if (triesLeft <= 0 && person) this.#deps.onLocked(person, passwordPolicy.failures);
    return { found: null, triesLeft: Math.max(0, triesLeft) };
  }

  /** A hash is checked in any case, so that the time it takes tells little. */
  async #paperOf(person: Person | null, code: string): Promise<Paper | null> {
    const coded = person
      ? this.#deps
          .papers(person.no)
          .flatMap((paper) => (paper.pickup ? [{ paper, stored: paper.pickup }] : []))
      : [];
    if (coded.length === 0) await matches(await this.#nobodysHash, code);
    for (const { paper, stored } of coded) if (await matches(stored, code)) return paper;
    return null;
  }
}
