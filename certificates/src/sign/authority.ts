import type { Bilingual } from '../documents/types.ts';
import {
  templateListBytes,
  type SignedTemplateList,
  type TemplateRelease,
} from '../template/release.ts';
import type { StatementSigner } from '../verify/jws.ts';
import { keyListBytes, type KeyEntry, type SignedKeyList } from '../verify/key-list.ts';
import { issueCertificate, readCertificate } from './certificate.ts';
import { es256, generateSealKey, importPrivateKey, keyIdentifier } from './keys.ts';
import { fromPem } from './pem.ts';

/** An authority as central stores it. Holds private keys: encrypt before writing it anywhere. */
export interface AuthorityJson {
  version: 1;
  organisation: Bilingual;
  rootPem: string;
  rootKeyPem: string;
  issuingPem: string;
  issuingKeyPem: string;
}

export interface SealCertificateRequest {
  kioskId: string;
  publicKeySpkiPem: string;
  notBefore: Date;
  days: number;
}

/**
 * A certification authority of our own: root and issuing authority, both P-256. Good for a demonstration and
 * for universities that accept their own seal; a licensed authority's certificates can take its place.
 */
export interface Authority {
  rootPem: string;
  issuingPem: string;
  toJSON(): AuthorityJson;
  /** @returns PEM of a short-lived seal certificate for one kiosk */
  issueSealCertificate(request: SealCertificateRequest): Promise<string>;
  signKeyList(entries: KeyEntry[], at: Date): Promise<SignedKeyList>;
  signTemplateList(releases: TemplateRelease[], at: Date): Promise<SignedTemplateList>;
  /** Signs what changes from hour to hour as the issuing authority, so that the root may stay locked away. */
  statements: StatementSigner;
}

const DAY = 86_400_000;
const ROOT_DAYS = 7300;
const ISSUING_DAYS = 3650;

function after(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** Makes new keys and certificates for root and issuing authority. */
export async function createAuthority(options: {
  organisation: Bilingual;
  notBefore: Date;
}): Promise<Authority> {
  const { organisation, notBefore } = options;
  const [rootKey, issuingKey] = await Promise.all([generateSealKey(), generateSealKey()]);
  const common = { organisation: organisation.en, notBefore };
  const rootPem = await issueCertificate({
    ...common,
    commonName: `${organisation.en} Root CA`,
    publicKeySpkiPem: rootKey.publicKeySpkiPem,
    notAfter: after(notBefore, ROOT_DAYS),
    profile: 'root',
    issuer: { pem: null, privateKeyPem: rootKey.privateKeyPem },
  });
  const issuingPem = await issueCertificate({
    ...common,
    commonName: `${organisation.en} Seal Issuing CA`,
    publicKeySpkiPem: issuingKey.publicKeySpkiPem,
    notAfter: after(notBefore, ISSUING_DAYS),
    profile: 'issuing',
    issuer: { pem: rootPem, privateKeyPem: rootKey.privateKeyPem },
  });
  return loadAuthority({
    version: 1,
    organisation,
    rootPem,
    rootKeyPem: rootKey.privateKeyPem,
    issuingPem,
    issuingKeyPem: issuingKey.privateKeyPem,
  });
}

/** Brings an authority back from storage. @throws when a key or certificate cannot be read */
export async function loadAuthority(json: AuthorityJson): Promise<Authority> {
  const rootKey = await importPrivateKey(json.rootKeyPem);
  const signed = async (bytes: Uint8Array): Promise<string> =>
    btoa(String.fromCharCode(...(await es256(rootKey, bytes))));
  const issuingKey = await importPrivateKey(json.issuingKeyPem);
  return {
    rootPem: json.rootPem,
    issuingPem: json.issuingPem,
    toJSON: () => ({ ...json }),
    statements: {
      certificatePem: json.issuingPem,
      sign: (bytes) => es256(issuingKey, bytes),
    },
    issueSealCertificate: (request) =>
      issueCertificate({
        commonName: `${json.organisation.zh}电子印章 ${request.kioskId}`,
        organisation: json.organisation.en,
        publicKeySpkiPem: request.publicKeySpkiPem,
        notBefore: request.notBefore,
        notAfter: after(request.notBefore, request.days),
        profile: 'seal',
        issuer: { pem: json.issuingPem, privateKeyPem: json.issuingKeyPem },
      }),
    async signKeyList(entries, at) {
      const list = {
        version: 1 as const,
        issuedAt: at.toISOString(),
        issuers: [json.issuingPem],
        entries,
      };
      return { ...list, signature: await signed(keyListBytes(list)) };
    },
    async signTemplateList(releases, at) {
      const list = { version: 1 as const, issuedAt: at.toISOString(), releases };
      return { ...list, signature: await signed(templateListBytes(list)) };
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
