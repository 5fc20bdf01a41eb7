import { signedByRoot } from './root-signature.ts';

/** One kiosk's seal certificate and the time it may be trusted for. Old entries stay for ever. */
export interface KeyEntry {
  /** Hex of the first 8 bytes of the SHA-256 of the certificate. */
  kid: string;
  /** PEM */
  certificate: string;
  /** ISO 8601 instants: the certificate's own validity window. */
  notBefore: string;
  notAfter: string;
  /** Set when a kiosk is lost: what it signed from this instant on does not count. */
  invalidAfter: string | null;
}

/** The list of all seal certificates, signed by the root, that verifiers carry with them. */
export interface SignedKeyList {
  version: 1;
  /** ISO 8601 instant. */
  issuedAt: string;
  /** PEM of the issuing authorities between root and entries. */
  issuers: string[];
  entries: KeyEntry[];
  /** Base64 of the root's ES256 signature (raw r‖s) over `keyListBytes`. */
  signature: string;
}

/** What a verifier must have beforehand. Needs no network afterwards. */
export interface TrustStore {
  rootPem: string;
  keys: SignedKeyList;
  /** Signed status list as `readStatusList` takes it; without one, whether a paper was taken back is not known. */
  status?: string;
  /** Signed `DocumentKinds`; without them, what a document alone states has no labels. */
  kinds?: string;
  /** Roots of licensed time-stamping authorities, PEM. Ours needs none. */
  timestampRootsPem?: readonly string[];
}

/** The bytes the root signs: one fixed order, whatever order JSON carried the members in. */
export function keyListBytes(list: Omit<SignedKeyList, 'signature'>): Uint8Array<ArrayBuffer> {
  const entries = list.entries.map((entry) => [
    entry.kid,
    entry.certificate,
    entry.notBefore,
    entry.notAfter,
    entry.invalidAfter,
  ]);
  return new TextEncoder().encode(
    JSON.stringify(['hallway-key-list', list.version, list.issuedAt, list.issuers, entries]),
  );
}

/** True when the root signed this very list. Never throws. */
export function isKeyListGenuine({ rootPem, keys }: TrustStore): Promise<boolean> {
  // A bundle comes from anywhere: there may be no list in it at all.
  const { signature = '' } = (keys as SignedKeyList | null) ?? {};
  return signedByRoot(rootPem, signature, () => keyListBytes(keys));
}
