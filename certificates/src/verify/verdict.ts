import type { Claims } from '../code/claims.ts';
import type { Bilingual } from '../documents/types.ts';
import { statusGaps, texts, type CheckName, type StatusGap } from './texts.ts';

/** One check, by name, with its result in words a person understands. */
export interface Check {
  name: CheckName;
  ok: boolean;
  detail: Bilingual;
  /** ISO 8601 instant from which the answer is, where it can change. */
  asOf?: string;
}

/** A check that could not be made, and why. */
export interface OpenCheck {
  name: CheckName;
  gap: StatusGap;
  detail: Bilingual;
  /** ISO 8601 instant of what was at hand, where there was something. */
  asOf?: string;
}

export interface Verdict {
  /** True when every check that was made passed. What `open` holds is not known. */
  ok: boolean;
  checks: Check[];
  open: OpenCheck[];
  /** Every printed statement the code vouches for; only with a genuine signature. */
  claims?: Claims;
}

/** Collects checks in the order they are made. */
export class Checklist {
  readonly checks: Check[] = [];
  readonly open: OpenCheck[] = [];

  /**
   * Records one check and returns its result.
   *
   * @param passed what it says when it passes, where that depends on the file
   */
  add(
    name: CheckName,
    ok: boolean,
    asOf?: string,
    passed: Bilingual = texts[name].passed,
  ): boolean {
    const detail = ok ? passed : texts[name].failed;
    this.checks.push({ name, ok, detail, ...(asOf === undefined ? {} : { asOf }) });
    return ok;
  }

  /** Records that a check could not be made. */
  leaveOpen(name: CheckName, gap: StatusGap, asOf?: string): void {
    this.open.push({ name, gap, detail: statusGaps[gap], ...(asOf === undefined ? {} : { asOf }) });
  }

  verdict(claims?: Claims): Verdict {
    const { checks, open } = this;
    const ok = checks.length > 0 && checks.every((check) => check.ok);
    return { ok, checks, open, ...(claims ? { claims } : {}) };
  }
}
