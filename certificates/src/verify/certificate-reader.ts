import * as pkijs from 'pkijs';
import { sameBytes } from './same-bytes.ts';

/** A certificate as it stands somewhere, and read. */
export interface ReadCertificate {
  der: Uint8Array<ArrayBuffer>;
  x509: pkijs.Certificate;
}

/** @throws for anything but the DER of a certificate */
export function readCertificate(der: Uint8Array<ArrayBuffer>): ReadCertificate {
  return { der, x509: pkijs.Certificate.fromBER(der) };
}

/** More than the stamps of a century bring along. */
const MAX_CERTIFICATES = 256;

/**
 * Reads the certificates of one file, each once, however often it is carried: reading is most of the work of checking,
 * and what was found out about a certificate holds wherever else it stands.
 */
export class CertificateReader {
  readonly #read: ReadCertificate[];

  /** @param known those that were read before, as of a trust store */
  constructor(known: readonly ReadCertificate[] = []) {
    this.#read = [...known];
  }

  /** @throws for anything but the DER of a certificate, and when there are too many */
  read(der: Uint8Array<ArrayBuffer>): ReadCertificate {
    const before = this.#read.find((one) => sameBytes(one.der, der));
    if (before) return before;
    if (this.#read.length > MAX_CERTIFICATES) throw new RangeError('too many certificates');
    const certificate = readCertificate(der);
    this.#read.push(certificate);
    return certificate;
  }
}
