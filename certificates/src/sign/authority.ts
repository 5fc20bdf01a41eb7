import type { Bilingual } from '../documents/types.ts';
import {
  templateListBytes,
  type SignedTemplateList,
  type TemplateRelease,
} from '../template/release.ts';
import type { StatementSigner } from '../verify/jws.ts';
import { keyListBytes, type KeyEntry, type SignedKeyList } from '../verify/key-list.ts';
import { readAuthority, type AuthorityJson, type KeyedCertificate } from './authority-json.ts';
import { issueCertificate, readCertificate, type Profile } from './certificate.ts';
import { createCrl, type CrlRequest } from './crl.ts';
import { es256, generateSealKey, importPrivateKey, keyIdentifier } from './keys.ts';
import { fromPem } from './pem.ts';

export interface SealCertificateRequest {
  kioskId: string;
  publicKeySpkiPem: string;
  notBefore: Date;
  days: number;
}

/**
 * A certification authority of our own: a root, and issuing authorities of which the latest issues. Good for a
 * demonstration and for universities that accept their own seal; a licensed authority's certificates can take its place.
 */
export interface Authority {
  rootPem: string;
  /** The issuing authority that issues now. */
  issuingPem: string;
  /** All of them, oldest first; papers and revocation lists of the older ones go on. */
  issuers: readonly string[];
  toJSON(): AuthorityJson;
  /** @returns PEM of a short-lived seal certificate for one kiosk */
  issueSealCertificate(request: SealCertificateRequest): Promise<string>;
  /** @returns PEM of the certificate of a time-stamping authority (RFC 3161 §2.3) */
  issueTimestampCertificate(request: Omit<SealCertificateRequest, 'kioskId'>): Promise<string>;
  /** The revocation list of one issuer by its PEM: one of `issuers`, or the root. @returns DER */
  issueCrl(issuerPem: string, request: CrlRequest): Promise<Uint8Array<ArrayBuffer>>;
  signKeyList(entries: KeyEntry[], at: Date): Promise<SignedKeyList>;
  signTemplateList(releases: TemplateRelease[], at: Date): Promise<SignedTemplateList>;
  /** Signs what changes from hour to hour as the issuing authority, so that the root may stay locked away. */
  statements: StatementSigner;
  /** This authority with a new issuing key and certificate. What was issued stays good. */
  rotate(notBefore: Date): Promise<Authority>;
}

const DAY = 86_400_000;
const ROOT_DAYS = 7300;
const ISSUING_DAYS = 3650;

function after(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** The file name of an issuer's revocation list below the address of all of them. `place` counts issuers from 0. */
export function crlName(place: number | 'root'): string {
  if (place === 'root') return 'root.crl';
  return place === 0 ? 'issuing.crl' : `issuing-${place + 1}.crl`;
}

/**
 * Makes new keys and certificates for root and issuing authority.
 *
 * @param options.crlBase address below which revocation lists are found, `https://…/crl`; certificates name none
 *   without it
 */
export async function createAuthority(options: {
  organisation: Bilingual;
  notBefore: Date;
  crlBase?: string;
}): Promise<Authority> {
  const { organisation, notBefore, crlBase } = options;
  const rootKey = await generateSealKey();
  const certificatePem = await issueCertificate({
    organisation: organisation.en,
    commonName: `${organisation.en} Root CA`,
    publicKeySpkiPem: rootKey.publicKeySpkiPem,
    notBefore,
    notAfter: after(notBefore, ROOT_DAYS),
    profile: 'root',
    issuer: { pem: null, privateKeyPem: rootKey.privateKeyPem },
  });
  const root = { certificatePem, keyPem: rootKey.privateKeyPem };
  const issuing = [await newIssuing(root, organisation, 0, notBefore, crlBase)];
  return loadAuthority({ version: 2, organisation, root, issuing }, crlBase);
}

async function newIssuing(
  root: KeyedCertificate,
  organisation: Bilingual,
  place: number,
  notBefore: Date,
  crlBase: string | undefined,
): Promise<KeyedCertificate> {
  const key = await generateSealKey();
  const certificatePem = await issueCertificate({
    organisation: organisation.en,
    commonName: `${organisation.en} Seal Issuing CA${place === 0 ? '' : ` ${place + 1}`}`,
    publicKeySpkiPem: key.publicKeySpkiPem,
    notBefore,
    notAfter: after(notBefore, ISSUING_DAYS),
    profile: 'issuing',
    issuer: { pem: root.certificatePem, privateKeyPem: root.keyPem },
    ...(crlBase === undefined ? {} : { crlUrl: `${crlBase}/${crlName('root')}` }),
  });
  return { certificatePem, keyPem: key.privateKeyPem };
}

/**
 * Brings an authority back from storage.
 *
 * @param crlBase as for `createAuthority`
 * @throws when a key or certificate cannot be read
 */
export async function loadAuthority(stored: unknown, crlBase?: string): Promise<Authority> {
  const json = readAuthority(stored);
  const { organisation, root, issuing } = json;
  const rootKey = await importPrivateKey(root.keyPem);
  const signed = async (bytes: Uint8Array): Promise<string> =>
    btoa(String.fromCharCode(...(await es256(rootKey, bytes))));
  const last = issuing.length - 1;
  const current = issuing[last];
  if (!current) throw new RangeError('an authority without an issuing authority');

  const issuingKey = await importPrivateKey(current.keyPem);

  const issue = (
    profile: Profile,
    commonName: string,
    { publicKeySpkiPem, notBefore, days }: Omit<SealCertificateRequest, 'kioskId'>,
  ) =>
    issueCertificate({
      commonName,
      organisation: organisation.en,
      publicKeySpkiPem,
      notBefore,
      notAfter: after(notBefore, days),
      profile,
      issuer: { pem: current.certificatePem, privateKeyPem: current.keyPem },
      ...(crlBase === undefined ? {} : { crlUrl: `${crlBase}/${crlName(last)}` }),
    });

  return {
    rootPem: root.certificatePem,
    issuingPem: current.certificatePem,
    issuers: issuing.map(({ certificatePem }) => certificatePem),
    toJSON: () => json,
    statements: {
      certificatePem: current.certificatePem,
      sign: (bytes) => es256(issuingKey, bytes),
    },
    issueSealCertificate: ({ kioskId, ...request }) =>
      issue('seal', `${organisation.zh}电子印章 ${kioskId}`, request),
    issueTimestampCertificate: (request) =>
      issue('timestamp', `${organisation.en} Time Stamping Authority`, request),
    async issueCrl(issuerPem, request) {
      const issuer = [root, ...issuing].find((one) => one.certificatePem === issuerPem);
      if (!issuer) throw new RangeError('not an issuer of this authority');
      return createCrl(issuer, request);
    },
    async signKeyList(entries, at) {
      const list = {
        version: 1 as const,
        issuedAt: at.toISOString(),
        issuers: issuing.map(({ certificatePem }) => certificatePem),
        entries,
      };
      return { ...list, signature: await signed(keyListBytes(list)) };
    },
    async signTemplateList(releases, at) {
      const list = { version: 1 as const, issuedAt: at.toISOString(), releases };
      return { ...list, signature: await signed(templateListBytes(list)) };
    },
    async rotate(notBefore) {
      const next = await newIssuing(root, organisation, issuing.length, notBefore, crlBase);
      return loadAuthority({ ...json, issuing: [...issuing, next] }, crlBase);
    },
  };
}

/** The key list entry of a seal certificate. */
export async function keyEntry(
  certificatePem: string,
  invalidAfter: Date | null = null,
): Promise<KeyEntry> {
  const certificate = readCertificate(certificatePem);
  return {
    kid: await keyIdentifier(fromPem('CERTIFICATE', certificatePem)),
    certificate: certificatePem,
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    invalidAfter: invalidAfter?.toISOString() ?? null,
  };
}
