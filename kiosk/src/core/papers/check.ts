import {
  statementWords,
  verifyQr,
  type Claims,
  type TrustStore,
  type Verdict,
} from '@hallway/certificates/verify';
import type { Bilingual, PaperClaims, PaperVerdict, Screen } from '../../bridge/index.ts';

/** What a scanned paper says and what was checked, as the screen shows it. */
export type PaperCheck = Extract<Screen, { name: 'paper' }>;

export interface PaperWords {
  /** Name of a kind of document, from the catalogue. */
  documentName: (document: string) => Bilingual;
  /** Where a phone tells what has become of the paper since. */
  verifyOrigin: string;
}

/**
 * Checks the code of a paper with what this kiosk holds: no network. Whether a paper was revoked is not in its code
 * but in the status list, so the answer says as of when it is, and where to ask when the list cannot tell.
 *
 * @returns null when the text is no code of a paper
 */
export async function checkPaper(
  text: string,
  trust: TrustStore,
  words: PaperWords,
  now: Date,
): Promise<PaperCheck | null> {
  const verdict = await verifyQr(text, trust, now);
  if (!verdict.checks.some(({ name, ok }) => name === 'code-format' && ok)) return null;
  return {
    name: 'paper',
    verdict: conclude(verdict),
    claims: verdict.claims ? inWords(verdict.claims, words) : null,
    checks: verdict.checks.map(({ ok, detail }) => ({ ok, text: detail })),
    open: verdict.open.map(({ detail }) => detail),
    statusAsOf: asOf(verdict),
    keysAsOf: trust.keys.issuedAt,
    verifyAddress: words.verifyOrigin.replace(/^https?:\/\//, ''),
  };
}

function conclude({ checks, claims }: Verdict): PaperVerdict {
  const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  // This says nothing about the paper: the kiosk itself lacks what it needs.
  if (failed.includes('key-list')) return 'unsure';
  const foreign = failed.filter((name) => name !== 'not-expired' && name !== 'not-revoked');
  if (!claims || foreign.length > 0) return 'false';
  if (failed.includes('not-revoked')) return 'revoked';
  return failed.length > 0 ? 'expired' : 'genuine';
}

/** When the status list was made that was asked. */
function asOf({ checks, open }: Verdict): string | null {
  return [...checks, ...open].find(({ name }) => name === 'not-revoked')?.asOf ?? null;
}

function inWords(claims: Claims, { documentName }: PaperWords): PaperClaims {
  return {
    documentName: documentName(claims.document),
    serial: claims.serial,
    name: claims.name,
    nameEn: claims.nameEn,
    noLast4: claims.noLast4,
    statements: claims.statements.map((statement) => statementWords(statement)),
    issuedAt: claims.issuedAt,
    validUntil: claims.validUntil,
  };
}
