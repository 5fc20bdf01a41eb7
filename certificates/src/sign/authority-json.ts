import { z } from 'zod';

const keyed = z.object({ certificatePem: z.string(), keyPem: z.string() });
const organisation = z.object({ zh: z.string(), en: z.string() });

const version2 = z.object({
  version: z.literal(2),
  organisation,
  root: keyed,
  /** Oldest first. */
  issuing: z.array(keyed).min(1),
});

/** The first form, with one issuing authority for ever. */
const version1 = z
  .object({
    version: z.literal(1),
    organisation,
    rootPem: z.string(),
    rootKeyPem: z.string(),
    issuingPem: z.string(),
    issuingKeyPem: z.string(),
  })
  .transform((one): AuthorityJson => ({
    version: 2,
    organisation: one.organisation,
    root: { certificatePem: one.rootPem, keyPem: one.rootKeyPem },
    issuing: [{ certificatePem: one.issuingPem, keyPem: one.issuingKeyPem }],
  }));

/** A certificate and its private key, PEM. */
export type KeyedCertificate = z.infer<typeof keyed>;

/** An authority as central stores it. Holds private keys: encrypt before writing it anywhere. */
export type AuthorityJson = z.infer<typeof version2>;

/** Reads what was stored, by this program or an earlier one. @throws ZodError for anything else */
export function readAuthority(stored: unknown): AuthorityJson {
  return z.union([version2, version1]).parse(stored);
}
