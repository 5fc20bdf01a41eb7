import { z } from 'zod';
import { declaredPrinterProfileSchema } from '../../profile/printer-profile.ts';

export const snmpOptionsSchema = z.object({
  /** What the agent wants to hear; `public` on a printer as it comes. */
  community: z.string().min(1),
  /** Default: the address of the printer. */
  host: z.string().min(1).exactOptional(),
  /** Default 161. */
  port: z.int().min(1).max(65_535).exactOptional(),
});

export type SnmpOptions = z.infer<typeof snmpOptionsSchema>;

export const ippPrinterOptionsSchema = z.object({
  /** ipp:// or ipps:// (http:// and https:// are understood too). Port 631 unless given. */
  uri: z.string().min(1).exactOptional(),
  /**
   * urn:uuid of the machine. A printer declared by it is looked for by multicast DNS when it is not at its `uri`, or
   * has none. When absent, the first printer that answers is the one, until the process ends.
   */
  printerUuid: z.string().exactOptional(),
  /** IPv4 address of the interface to look for it on. Default: the first that leads outside. */
  mdnsInterface: z.ipv4().exactOptional(),
  /** For ipps: SHA-256 of the certificate the printer must show, in hex, because printers sign their own. */
  certificateSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .exactOptional(),
  /** Who we are, for a printer that asks by HTTP Digest (RFC 7616). The secret itself is never sent, nor logged. */
  auth: z.object({ user: z.string().min(1), secret: z.string().min(1) }).exactOptional(),
  /** Ghostscript (`gs`), for a printer that takes PWG raster and no PDF. Without it such a printer prints nothing. */
  ghostscript: z.string().min(1).exactOptional(),
  /** Where to read the engine's own counter, for a printer that gives none by IPP. */
  snmp: snmpOptionsSchema.exactOptional(),
  /** What may be believed of the printer, before all that is listed. Ignored for another model than it names. */
  profile: declaredPrinterProfileSchema.exactOptional(),
  /** Default milliseconds for one call. Default 10000. */
  timeoutMs: z.number().positive().exactOptional(),
});

export type IppPrinterOptions = z.infer<typeof ippPrinterOptionsSchema>;
