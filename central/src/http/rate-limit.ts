export interface RateLimit {
  /** Largest burst. */
  burst: number;
  /** Tokens that come back each second. */
  perSecond: number;
}

export interface RateLimiter {
  /** Takes one token. @returns seconds to wait, 0 when the attempt may go on */
  take(key: string): number;
  /** Gives the last token back: the attempt turned out to be none to be counted. */
  giveBack(key: string): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_KEYS = 50_000;

/**
 * A token bucket per key, in memory. When more keys come than it will hold, full buckets are forgotten first:
 * they say the same as no bucket at all.
 *
 * @param now monotonic milliseconds
 */
export function createRateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>();

  function tokensOf(bucket: Bucket, at: number): number {
    return Math.min(limit.burst, bucket.tokens + ((at - bucket.at) / 1000) * limit.perSecond);
  }

  function forgetFull(at: number): void {
    for (const [key, bucket] of buckets) {
      if (tokensOf(bucket, at) >= limit.burst) buckets.delete(key);
    }
    // Under attack from very many keys: let the oldest go rather than grow without end.
    for (const key of buckets.keys()) {
      if (buckets.size < MOST_KEYS) break;
      buckets.delete(key);
    }
  }

  return {
    take(key) {
      const at = now();
      const tokens = tokensOf(buckets.get(key) ?? { tokens: limit.burst, at }, at);
      if (tokens < 1) return Math.ceil((1 - tokens) / limit.perSecond);
      if (buckets.size >= MOST_KEYS) forgetFull(at);
      buckets.delete(key);
      buckets.set(key, { tokens: tokens - 1, at });
      return 0;
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) bucket.tokens += 1;
    },
  };
}
