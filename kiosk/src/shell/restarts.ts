/** How often a part may be started again before its keeper gives up and lets the system start everything anew. */
export interface RestartPolicy {
  /** Wait before the first restart; doubles with each further one, up to `capMs`. */
  firstMs: number;
  capMs: number;
  limit: number;
  /** Restarts older than this are forgiven. */
  windowMs: number;
}

export interface Restarts {
  /** Milliseconds to wait before the next start, or null when there have been too many. */
  next(): number | null;
}

export function countRestarts(policy: RestartPolicy, now: () => number): Restarts {
  let recent: number[] = [];
  return {
    next() {
      recent = recent.filter((at) => at > now() - policy.windowMs);
      if (recent.length >= policy.limit) return null;
      const wait = Math.min(policy.capMs, policy.firstMs * 2 ** recent.length);
      recent.push(now());
      return wait;
    },
  };
}

/** Core and browser: quick at first, then patient; eight times in ten minutes. */
export const processRestarts: RestartPolicy = {
  firstMs: 250,
  capMs: 30_000,
  limit: 8,
  windowMs: 600_000,
};
