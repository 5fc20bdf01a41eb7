import { hexText } from '../../code/hex.ts';
import { hexSpan, type SignaturePlace } from '../placeholder.ts';
import { AugmentError, readRevision } from './revision.ts';
import { concat } from '../concat.ts';
import { stream, text, writeUpdate, type NewObject } from './update.ts';

/** What a verifier needs long after: certificates and revocation lists, DER. */
export interface ValidationMaterial {
  certificates: readonly Uint8Array[];
  crls: readonly Uint8Array[];
}

export const DSS_LABEL = 'hallway-dss';

/**
 * Adds a document security store (ETSI EN 319 142-1 §5.4.2), by incremental update: PAdES level B-LT. The material is
 * listed for the document and for the signature at `place`. Nothing before it changes.
 *
 * @throws AugmentError
 */
export async function appendDss(
  pdf: Uint8Array,
  place: SignaturePlace,
  material: ValidationMaterial,
): Promise<Uint8Array<ArrayBuffer>> {
  return concat([pdf, await dssUpdate(pdf, place, material)]);
}

/** The update alone. @throws AugmentError */
export async function dssUpdate(
  pdf: Uint8Array,
  place: SignaturePlace,
  { certificates, crls }: ValidationMaterial,
): Promise<Uint8Array<ArrayBuffer>> {
  const revision = readRevision(pdf);
  const dss = revision.size;
  const blobs = [...certificates, ...crls].map((content, i) => ({
    number: dss + 1 + i,
    body: stream(content),
  }));
  const refs = blobs.map(({ number }) => `${number} 0 R`);
  const certs = refs.slice(0, certificates.length).join(' ');
  const lists = refs.slice(certificates.length).join(' ');
  const key = await vriKey(pdf, place);
  const vri = `<< /${key} << /Cert [ ${certs} ] /CRL [ ${lists} ] >> >>`;
  const objects: NewObject[] = [
    { number: revision.root, body: text(withDss(revision.catalog, dss)) },
    {
      number: dss,
      body: text(`<< /Type /DSS /Certs [ ${certs} ] /CRLs [ ${lists} ] /VRI ${vri} >>`),
    },
    ...blobs,
  ];
  const lengths = (list: readonly Uint8Array[]) => list.map(({ length }) => length).join(',');
  return writeUpdate(revision, `${DSS_LABEL} ${lengths(certificates)} ${lengths(crls)}`, objects);
}

function withDss(catalog: string, dss: number): string {
  const reference = `/DSS ${dss} 0 R`;
  const earlier = /\/DSS \d{1,7} 0 R/;
  if (earlier.test(catalog)) return catalog.replace(earlier, reference);
  if (!catalog.endsWith('>>')) throw new AugmentError('no catalog');
  return `${catalog.slice(0, -2)}${reference}\n>>`;
}

/** Name of a signature's entry: SHA-1 of the bytes of its Contents, in capitals. */
async function vriKey(pdf: Uint8Array, place: SignaturePlace): Promise<string> {
  const contents = hexSpan(pdf, place);
  return hexText(new Uint8Array(await crypto.subtle.digest('SHA-1', contents))).toUpperCase();
}
