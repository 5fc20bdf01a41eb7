import { z } from 'zod';
import {
  documentCodeSchema,
  kioskIdSchema,
  languageSchema,
  optionsSchema,
  personNoSchema,
} from '../identifiers.ts';
import { paperRefSchema } from './paper.ts';

/**
 * A paper that did not come out at one kiosk, and that its person may have printed at another one of the campus;
 * partition `claims:<campus>`, key `claimKey`. It only says so: a kiosk prints after central has granted it the claim.
 */
export const claimSchema = z.object({
  issueId: z.uuid(),
  /** The void attempt; whoever holds the claim makes the next one. */
  attempt: z.int().min(1),
  personNo: personNoSchema,
  document: documentCodeSchema,
  purpose: z.string().max(32).nullable(),
  language: languageSchema.exactOptional(),
  ref: paperRefSchema.exactOptional(),
  options: optionsSchema.exactOptional(),
  copies: z.int().min(1).max(5),
  /** The kiosk whose attempt is void. */
  fromKiosk: kioskIdSchema,
  /** When the issue was made, at whichever kiosk that was. */
  issuedAt: z.iso.datetime(),
  until: z.iso.datetime(),
});

export type Claim = z.infer<typeof claimSchema>;

/** Which claim: the issue and its void attempt. */
export type ClaimRef = Pick<Claim, 'issueId' | 'attempt'>;

export function claimKey({ issueId, attempt }: ClaimRef): string {
  return `${issueId}:${attempt}`;
}

/** Long enough to walk to the next kiosk and wait for a turn there. */
const claimMs = 10 * 60_000;
/** An older issue is over: whoever still wants the paper asks for a new one. */
const issueMs = 30 * 60_000;

/**
 * Until when the next attempt may be made at another kiosk. Pure.
 *
 * @param issuedAt when the issue was made (ISO)
 * @param voidedAt when its latest attempt turned out void (ISO); a clock that runs ahead of `now` gains nothing
 * @param now epoch ms
 * @returns ISO time, or null when it may not (any more)
 */
export function claimUntil(issuedAt: string, voidedAt: string, now: number): string | null {
  const voided = Math.min(Date.parse(voidedAt), now);
  const until = voided + claimMs;
  if (until <= now || voided - Date.parse(issuedAt) > issueMs) return null;
  return new Date(until).toISOString();
}
