/** Signs offline codes. Every kiosk has its own; its key may live in a file, a TPM or a token. */
export interface CodeSigner {
  /** Hex of the first 8 bytes of the SHA-256 of the seal certificate. */
  kid: string;
  /** ES256 over `tbs`: raw r‖s, 64 bytes. */
  sign(tbs: Uint8Array): Promise<Uint8Array>;
}

/** A code signer that can also seal PDFs. */
export interface SealSigner extends CodeSigner {
  /** DER of the seal certificate. */
  certificate: Uint8Array;
  /** DER of the certificates above it, issuing authority first, without the root. */
  chain: Uint8Array[];
  /** The certificate's own validity window. */
  validity: { notBefore: Date; notAfter: Date };
}
