import { z } from 'zod';

/** Body of `POST /kiosks/seal`: a kiosk wants its seal key certified. Headers as `proofHeadersSchema`. */
export const sealAskSchema = z.object({
  /** Request for a certificate, signed by the seal key (PKCS #10, RFC 2986, PEM), its common name the kiosk id. */
  request: z.string().startsWith('-----BEGIN CERTIFICATE REQUEST-----').max(4000),
});

/**
 * `certified`: the certificate is in partition `k:<kioskId>`, or will be in a moment. `waiting`: two people must first let
 * this machine seal. `early`: the certificate it has is good for long yet.
 */
export const sealStandings = ['certified', 'waiting', 'early'] as const;
export const sealAnswerSchema = z.object({ standing: z.enum(sealStandings) });

/** Takes the place of a connection's nonce, as `paperProofNonce` does. @param sha256 of the request's PEM, hex */
export function sealProofNonce(sha256: string): string {
  return `seal ${sha256}`;
}

export type SealAsk = z.infer<typeof sealAskSchema>;
export type SealStanding = (typeof sealStandings)[number];
export type SealAnswer = z.infer<typeof sealAnswerSchema>;
