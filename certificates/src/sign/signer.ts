/**
 * How a seal signs, by the names of JOSE (RFC 7518): ES256 is ECDSA P-256 with SHA-256, RS256 is RSASSA-PKCS1-v1_5 with
 * SHA-256, here with 3072 bits. SM2 is SM2 with SM3 (GB/T 32918, GB/T 32905), which JOSE does not name.
 */
export type SignatureAlgorithm = 'ES256' | 'RS256' | 'SM2';

/** A key that seals, wherever it is kept: a file, a token, another machine. */
export interface Signer<A extends SignatureAlgorithm = SignatureAlgorithm> {
  /** DER of the seal certificate. */
  certificate: Uint8Array;
  /** DER of the certificates above it, issuing authority first, without the root. */
  chain: Uint8Array[];
  algorithm: A;
  /** Signature over `tbs` itself, hashed within: raw r‖s of 64 bytes, or the RSA signature as long as its modulus. */
  sign(tbs: Uint8Array): Promise<Uint8Array>;
}

/** A P-256 key of a seal, certified or not, wherever it is kept. */
export interface SealKey {
  publicKeySpkiPem: string;
  /** As `Signer.sign`. */
  sign: Signer['sign'];
}

/** A signer with what its certificate says. Kiosks seal with ES256, which is also what the code on paper takes. */
export interface SealSigner<A extends SignatureAlgorithm = 'ES256'> extends Signer<A> {
  /** Hex of the first 8 bytes of the SHA-256 of the seal certificate. */
  kid: string;
  /** The certificate's own validity window. */
  validity: { notBefore: Date; notAfter: Date };
}

/** Signs offline codes. Every kiosk has its own; its key may live in a file, a TPM or a token. */
export type CodeSigner = Pick<SealSigner, 'kid' | 'algorithm' | 'sign'>;
