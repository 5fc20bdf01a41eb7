import { verify, X509Certificate } from 'node:crypto';
import { templateListBytes, type SignedTemplateList } from '@hallway/certificates';
import { dateSchema, documentCodeSchema, sha256Schema } from '@hallway/protocol';
import { z } from 'zod';

/** Why a list of releases is not believed. */
export type ListRefusal = 'LIST_UNREADABLE' | 'LIST_NOT_SIGNED' | 'LIST_OLDER';

const listSchema: z.ZodType<SignedTemplateList> = z.object({
  version: z.literal(1),
  issuedAt: z.iso.datetime(),
  releases: z.array(
    z.object({
      document: documentCodeSchema,
      language: z.enum(['zh', 'en']),
      version: z.int().min(1),
      hash: sha256Schema,
      startsOn: dateSchema,
      retiredOn: dateSchema.nullable(),
    }),
  ),
  signature: z.base64(),
});

/** The list as central sent it: base64 of JSON. Null when it is none. */
export function readTemplateList(signed: string): SignedTemplateList | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(signed, 'base64').toString('utf8'));
    return listSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Why this list is not to be followed; null when it is. A list older than the one that is held would bring back what
 * was taken away.
 *
 * @param rootPem the university's root; null before it has come, when nothing can be believed
 */
export function listRefusal(
  list: SignedTemplateList | null,
  held: SignedTemplateList | null,
  rootPem: string | null,
): ListRefusal | null {
  if (!list) return 'LIST_UNREADABLE';
  if (rootPem === null || !isSigned(list, rootPem)) return 'LIST_NOT_SIGNED';
  if (held && Date.parse(list.issuedAt) < Date.parse(held.issuedAt)) return 'LIST_OLDER';
  return null;
}

/** ES256 by node:crypto, at once: the list is judged inside the transaction that brings it. */
function isSigned(list: SignedTemplateList, rootPem: string): boolean {
  try {
    const key = new X509Certificate(rootPem).publicKey;
    const signature = Buffer.from(list.signature, 'base64');
    const p1363 = { key, dsaEncoding: 'ieee-p1363' } as const;
    return verify('sha256', templateListBytes(list), p1363, signature);
  } catch {
    return false;
  }
}
