import type { Availability, Reason, Severity } from './types.ts';

const severities: readonly Severity[] = ['report', 'warning', 'error'];

/**
 * Splits a `printer-state-reasons` keyword into its bare keyword and severity (RFC 8011 §5.4.12).
 * Unknown keywords stay as they are; a keyword without a suffix is an error, as the same clause says. A few PWG 5107.3
 * names end in "-error" by themselves (`input-media-tray-feed-error`); they come out short and severe, which is right.
 *
 * @returns null for "none", with or without a suffix ("none-report" is seen in the field)
 */
export function parseReason(raw: string): { keyword: string; severity: Severity } | null {
  const severity = severities.find((each) => raw.endsWith(`-${each}`));
  const keyword = severity === undefined ? raw : raw.slice(0, -(severity.length + 1));
  if (keyword === '' || keyword === 'none') return null;
  return { keyword, severity: severity ?? 'error' };
}

/** Remembers since when each reason stands, so that a repeated sample does not make it young again. */
export class ReasonHistory {
  #standing: Reason[] = [];

  /** Replaces what stands by what the device says now. The worst severity of a repeated keyword wins. */
  update(rawKeywords: readonly string[], at: number): Reason[] {
    const now = new Map<string, Reason>();
    for (const raw of rawKeywords) {
      const parsed = parseReason(raw);
      if (parsed === null) continue;
      const standing = this.#standing.find((reason) => reason.keyword === parsed.keyword);
      const severity = worst(parsed.severity, now.get(parsed.keyword)?.severity);
      now.set(parsed.keyword, {
        keyword: parsed.keyword,
        severity,
        since: standing?.since ?? at,
      });
    }
    this.#standing = [...now.values()];
    return this.#standing.map((reason) => ({ ...reason }));
  }
}

function worst(one: Severity, other: Severity | undefined): Severity {
  if (other === undefined) return one;
  return severities.indexOf(one) >= severities.indexOf(other) ? one : other;
}

/**
 * Reasons that stop a sheet from coming out, with who can help. The severity is not asked: printers are seen to say
 * `media-empty-report` while idle, and a sheet will not come out all the same.
 */
const blocking: ReadonlyMap<string, Availability> = new Map<string, Availability>([
  ['cover-open', 'userError'],
  ['door-open', 'userError'],
  ['interlock-open', 'userError'],
  ['input-tray-missing', 'userError'],
  ['output-tray-missing', 'userError'],
  ['output-area-full', 'userError'],
  ['media-empty', 'userError'],
  ['media-needed', 'userError'],
  ['media-jam', 'userError'],
  ['toner-empty', 'userError'],
  ['marker-supply-empty', 'userError'],
  ['marker-waste-full', 'userError'],
  ['fuser-over-temp', 'hardwareError'],
  ['fuser-under-temp', 'hardwareError'],
  ['opc-life-over', 'hardwareError'],
  ['paused', 'offline'],
  ['moving-to-paused', 'offline'],
  ['shutdown', 'powerOff'],
  ['spool-area-full', 'hardwareError'],
  ['offline', 'offline'],
  ['timed-out', 'offline'],
  ['connecting-to-device', 'offline'],
]);

/** What the reasons mean for use now: null when a sheet could come out. Hardware beats offline beats a person's fix. */
export function blockedBy(reasons: readonly Reason[]): Availability | null {
  const found = new Set(reasons.flatMap((reason) => blocking.get(reason.keyword) ?? []));
  for (const worstFirst of ['hardwareError', 'powerOff', 'offline', 'userError'] as const) {
    if (found.has(worstFirst)) return worstFirst;
  }
  return null;
}

/** The reasons as they matter for use: one that stops a sheet from coming out is an error, whatever the device calls it. */
export function bySeverityInUse(reasons: readonly Reason[]): Reason[] {
  return reasons.map((reason) =>
    blocking.has(reason.keyword) ? { ...reason, severity: 'error' } : reason,
  );
}
