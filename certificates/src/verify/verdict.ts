import type { Claims } from '../code/claims.ts';
import type { Bilingual } from '../documents/types.ts';
import { texts, type CheckName } from './texts.ts';

/** One check, by name, with its result in words a person understands. */
export interface Check {
  name: CheckName;
  ok: boolean;
  detail: Bilingual;
}

export interface Verdict {
  /** True when every check passed. */
  ok: boolean;
  checks: Check[];
  /** Every printed statement the code vouches for; only with a genuine signature. */
  claims?: Claims;
}

/** Collects checks in the order they are made. */
export class Checklist {
  readonly checks: Check[] = [];

  /** Records one check and returns its result. */
  add(name: CheckName, ok: boolean): boolean {
    this.checks.push({ name, ok, detail: ok ? texts[name].passed : texts[name].failed });
    return ok;
  }

  verdict(claims?: Claims): Verdict {
    const ok = this.checks.length > 0 && this.checks.every((check) => check.ok);
    return { ok, checks: this.checks, ...(claims ? { claims } : {}) };
  }
}
