import { z } from 'zod';

const path = z.string().min(1);

/** A secret that does not stand in the configuration: the first line of a file, or a variable of the environment. */
const secretSchema = z.union([z.strictObject({ file: path }), z.strictObject({ env: path })]);

/** Where the seal key of a kiosk is. */
export const sealConfigSchema = z.discriminatedUnion('signer', [
  /** In the kiosk's own store, sealed; a new key for each certificate. */
  z.strictObject({ signer: z.literal('file') }),
  /** On a token: HSM, USB token, smart card, or a TPM behind tpm2-pkcs11. A P-256 key that its operator made. */
  z.strictObject({
    signer: z.literal('pkcs11'),
    /** Path of the token's PKCS#11 module. */
    module: path,
    /** Label of the token, which stays when readers are plugged in otherwise; slot numbers do not. */
    token: path,
    /** Label of the key pair. */
    key: path,
    pin: secretSchema,
  }),
  /** At a seal server of the university, reached by mutual TLS; PEM files. */
  z.strictObject({
    signer: z.literal('remote'),
    /** `<origin>/seals/<name>` */
    url: z.url({ protocol: /^https$/ }),
    /** The authority of the server's certificate; the machine's own list does not count. */
    serverCa: path,
    clientCertificate: path,
    clientKey: path,
  }),
]);

export type SealConfig = z.infer<typeof sealConfigSchema>;
export type SecretPlace = z.infer<typeof secretSchema>;
