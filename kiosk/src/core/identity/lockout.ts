/** Wrong answers in a row after which a key is locked, and for how long. */
export interface LockPolicy {
  failures: number;
  lockMs: number;
}

interface Entry {
  failures: number;
  lockedUntil: number | null;
}

/** Keys remembered at most; someone who types numbers at random must not fill the memory. */
const capacity = 2000;

/**
 * Counts wrong answers in a row by key and locks the key for a while. Time is monotonic milliseconds handed in, so
 * that setting the clock opens nothing. Keys are opaque (blind indexes), existing or not: both behave alike.
 */
export class LockBook {
  readonly #policy: LockPolicy;
  readonly #monotonic: () => number;
  readonly #entries = new Map<string, Entry>();

  constructor(policy: LockPolicy, monotonic: () => number) {
    this.#policy = policy;
    this.#monotonic = monotonic;
  }

  /** Milliseconds until the key opens again; 0 when it is open. */
  lockedFor(key: string): number {
    const until = this.#entries.get(key)?.lockedUntil ?? null;
    if (until === null) return 0;
    const left = until - this.#monotonic();
    if (left > 0) return left;
    this.#entries.delete(key);
    return 0;
  }

  triesLeft(key: string): number {
    if (this.lockedFor(key) > 0) return 0;
    return this.#policy.failures - (this.#entries.get(key)?.failures ?? 0);
  }

  /** @returns tries left; 0 means that this failure has locked the key */
  failed(key: string): number {
    const now = this.#monotonic();
    const failures = (this.#entries.get(key)?.failures ?? 0) + 1;
    const locked = failures >= this.#policy.failures;
    this.#entries.delete(key);
    this.#entries.set(key, {
      failures,
      lockedUntil: locked ? now + this.#policy.lockMs : null,
    });
    this.#shed();
    return this.#policy.failures - failures;
  }

  succeeded(key: string): void {
    this.#entries.delete(key);
  }

  /** Entries stand in order of their last change; locked ones are kept before open ones are dropped. */
  #shed(): void {
    if (this.#entries.size <= capacity) return;
    const keys = () => this.#entries.keys();
    const oldest = keys().find((key) => this.lockedFor(key) === 0) ?? keys().next().value;
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
