import * as pkijs from 'pkijs';
import { OID } from '../sign/cms.ts';
import { sha256 } from '../sign/keys.ts';
import type { CertificateReader, ReadCertificate } from './certificate-reader.ts';
import { readCms } from './cms-reader.ts';
import { sameBytes } from './same-bytes.ts';
import { isSignature } from './trusted-key.ts';

/** A time-stamp token taken apart. */
export interface TimeStamp {
  at: Date;
  /** SHA-256 of what was stamped. */
  imprint: Uint8Array;
  nonce: Uint8Array | null;
  /** Of the authority that stamped; whether to trust it is another question. */
  certificate: ReadCertificate;
  /** Every certificate that came with the token. */
  certificates: ReadCertificate[];
  /** The signature holds, and is over this very statement. */
  genuine: boolean;
}

/**
 * Reads a token (RFC 3161 §2.4.2) with SHA-256.
 *
 * @param reader reads the certificates in it
 * @throws for anything else
 */
export async function readToken(
  token: Uint8Array<ArrayBuffer>,
  reader?: CertificateReader,
): Promise<TimeStamp> {
  const cms = await readCms(token, OID.timeStampInfo, reader);
  if (!cms.content) throw new RangeError('a token without a statement');
  const info = pkijs.TSTInfo.fromBER(cms.content);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithmId !== OID.sha256) throw new RangeError('not SHA-256');
  const { certificate, certificates, signature, toBeSigned, algorithm } = cms;
  return {
    at: info.genTime,
    imprint: hashedMessage.valueBlock.valueHexView.slice(),
    nonce: info.nonce?.valueBlock.valueHexView.slice() ?? null,
    certificate,
    certificates,
    genuine:
      sameBytes(await sha256(cms.content), cms.messageDigest) &&
      (await isSignature(certificate.x509, signature, toBeSigned, algorithm)),
  };
}
