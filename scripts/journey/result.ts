import type { Evidence } from '@hallway/protocol';

/** The one JSON object a journey prints (design §5). Times in milliseconds. */
export interface JourneyResult {
  ok: boolean;
  serial: string | null;
  verifyCode: string | null;
  /** Path of the printed PDF as the printer received it; null for a slip. */
  pdf: string | null;
  /** Path of the picture of the slip as it came out; null for a PDF. */
  slip: string | null;
  pages: number | null;
  /** As the register has it. */
  evidence: Evidence[];
  /** Central has registered the issue, exactly once. */
  synced: boolean;
  refusal: { rule: string; field: string; fix: string } | null;
  timings: {
    identify: number | null;
    render: number | null;
    sign: number | null;
    submit: number | null;
    delivered: number | null;
    total: number | null;
  };
}

/** What is known before the first step. */
export function emptyResult(): JourneyResult {
  return {
    ok: false,
    serial: null,
    verifyCode: null,
    pdf: null,
    slip: null,
    pages: null,
    evidence: [],
    synced: false,
    refusal: null,
    timings: {
      identify: null,
      render: null,
      sign: null,
      submit: null,
      delivered: null,
      total: null,
    },
  };
}

/** Exit code of `npm run journey`: printed, refused with a reason, anything else. */
export function exitCode(result: JourneyResult): 0 | 1 | 3 {
  if (result.ok) return 0;
  return result.refusal === null ? 1 : 3;
}
