import {
  addSignatureTimestamp,
  appendDocumentTimestamp,
  appendDss,
  carriedCertificates,
  readAugmentedFile,
  requestTimestamp,
  signPdf,
  type Authority,
} from '@hallway/certificates';
import { issuedAt, type Fixture } from '../support.ts';

/** What a paper goes through in its life (ETSI EN 319 142-1 §6). */
export const levels = ['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-LTA, ten years on'] as const;
export type Level = (typeof levels)[number];

/** A paper at each level, each made from the one before. `tsa`: address of a time-stamping authority. */
export async function atEachLevel(
  pdf: Uint8Array,
  { authority, signer }: Fixture,
  tsa: string,
): Promise<Record<Level, Uint8Array>> {
  const stamp = (digest: Uint8Array<ArrayBuffer>) => requestTimestamp(digest, tsa);
  const bb = await signPdf(pdf, signer, issuedAt);
  const bt = await addSignatureTimestamp(bb, stamp);
  const blt = await withMaterial(bt, authority);
  const blta = await appendDocumentTimestamp(blt, stamp);
  const later = await appendDocumentTimestamp(await withMaterial(blta, authority), stamp);
  return { 'B-B': bb, 'B-T': bt, 'B-LT': blt, 'B-LTA': blta, 'B-LTA, ten years on': later };
}

/** With the certificates it carries and fresh revocation lists. */
async function withMaterial(pdf: Uint8Array, authority: Authority): Promise<Uint8Array> {
  const thisUpdate = new Date();
  const nextUpdate = new Date(Date.now() + 86_400_000);
  const request = { number: 1, thisUpdate, nextUpdate, revoked: [] };
  const issuers = [authority.rootPem, authority.issuingPem];
  const crls = await Promise.all(issuers.map((pem) => authority.issueCrl(pem, request)));
  const { place } = await readAugmentedFile(pdf);
  return appendDss(pdf, place, { certificates: await carriedCertificates(pdf), crls });
}
