export interface IppPrinterOptions {
  /** ipp:// or ipps:// (http:// and https:// are understood too). Port 631 unless given. */
  uri: string;
  /** urn:uuid of the machine. When absent, the first printer that answers is the one, until the process ends. */
  printerUuid?: string;
  /** For ipps: SHA-256 of the certificate the printer must show, in hex, because printers sign their own. */
  certificateSha256?: string;
  /** Default milliseconds for one call. Default 10000. */
  timeoutMs?: number;
}
