import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Person } from '@hallway/protocol';
import type { PasswordAnswer } from '../session/services.ts';
import { LockBook } from './lockout.ts';

/** Five wrong passwords in a row lock a number for five minutes. */
export const passwordPolicy = { failures: 5, lockMs: 5 * 60_000 } as const;

export interface PasswordDeps {
  find(no: string): Person | null;
  indexOf(no: string): string;
  /** Milliseconds that never run backwards. */
  monotonic(): number;
  /** An existing person's number was locked just now. */
  onLocked(person: Person, failures: number): void;
}

/**
 * Number and password. Numbers that exist and numbers that do not behave alike: the same answers, the same count, and
 * about the same time, since a hash is checked in any case (argon2id, OWASP minimum parameters).
 */
export class Passwords {
  readonly #deps: PasswordDeps;
  readonly #locks: LockBook;
  readonly #nobodysHash: Promise<string>;

  constructor(deps: PasswordDeps) {
    this.#deps = deps;
    this.#locks = new LockBook(passwordPolicy, () => deps.monotonic());
    this.#nobodysHash = hash(randomBytes(16), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  }

  async check(no: string, password: string): Promise<PasswordAnswer> {
    const key = this.#deps.indexOf(no);
    if (this.#locks.triesLeft(key) <= 0) return { person: null, triesLeft: 0 };
    const person = this.#deps.find(no);
    const stored = person?.credentials.password ?? null;
    const right = await matches(stored ?? (await this.#nobodysHash), password);
    if (person && stored && right) {
      this.#locks.succeeded(key);
      return { person, triesLeft: passwordPolicy.failures };
    }
    const triesLeft = this.#locks.failed(key);
    if (triesLeft <= 0 && person) this.#deps.onLocked(person, passwordPolicy.failures);
    return { person: null, triesLeft: Math.max(0, triesLeft) };
  }
}

/** A hash that cannot be read matches nothing. */
export async function matches(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    return false;
  }
}
