import { Agent } from 'node:https';
import { z } from 'zod';
import { toPem } from '../pem.ts';
import { readSeal, sealSigner } from '../seal-signer.ts';
import type { PdfAlgorithm } from '../algorithms.ts';
import type { SealKey, SealSigner } from '../signer.ts';
import { call } from './client.ts';
import { RemoteSealError } from './error.ts';

/** A seal server and how both ends prove themselves (mutual TLS). All PEM. */
export interface RemoteSealOptions {
  /** Address of one seal at the server: `<origin>/seals/<name>`. */
  url: string;
  /** The authority of the server's certificate; the machine's own list does not count. */
  serverCaPem: string;
  /** This machine's certificate and key towards the server. */
  clientCertificatePem: string;
  clientKeyPem: string;
  /** For each exchange; five seconds unless said otherwise: a person stands there waiting. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;

const sealSchema = z.object({
  algorithm: z.enum(['ES256', 'RS256']),
  certificatePem: z.string(),
  chainPem: z.string(),
});
const signatureSchema = z.object({ signature: z.base64() });

/** A signer that holds connections. */
export type RemoteSigner = SealSigner<PdfAlgorithm> & { close(): void };

/** A key at a seal server, to be certified by somebody else or already. */
export type RemoteSealKey = SealKey & { close(): void };

/**
 * A P-256 key at a seal server, under whatever certificate the server holds of it.
 *
 * @throws RemoteSealError, also from `sign`
 */
export async function openRemoteKey(options: RemoteSealOptions): Promise<RemoteSealKey> {
  const server = connect(options);
  return server.orClose(async () => {
    const { algorithm, certificatePem } = await server.seal();
    if (algorithm !== 'ES256') throw new RemoteSealError('BAD_ANSWER', 'not a P-256 key');
    const { subjectPublicKeyInfo } = readSeal(certificatePem).certificate;
    const publicKeySpkiPem = toPem(
      'PUBLIC KEY',
      new Uint8Array(subjectPublicKeyInfo.toSchema().toBER()),
    );
    return { publicKeySpkiPem, sign: server.sign, close: server.close };
  });
}

/**
 * A signer over a key at a seal server: `GET <url>` tells certificate, chain and algorithm, `POST <url>/sign` signs
 * `{ tbs }` (base64) and answers `{ signature }` (base64, as `Signer.sign`). What is signed are the signed attributes,
 * some 200 bytes; the document stays here.
 *
 * @throws RemoteSealError, also from `sign`; SealKeyError when the server's key and certificate do not match
 */
export async function openRemoteSigner(options: RemoteSealOptions): Promise<RemoteSigner> {
  const server = connect(options);
  return server.orClose(async () => {
    const seal = await server.seal();
    return { ...(await sealSigner(seal, seal.algorithm, server.sign)), close: server.close };
  });
}

function connect(options: RemoteSealOptions) {
  const { url, timeoutMs = TIMEOUT_MS } = options;
  const agent = new Agent({
    ca: options.serverCaPem,
    cert: options.clientCertificatePem,
    key: options.clientKeyPem,
    minVersion: 'TLSv1.2',
    keepAlive: true,
    maxSockets: 4,
  });
  const close = (): void => agent.destroy();
  return {
    close,
    async seal() {
      const answer = await call({ method: 'GET', url: new URL(url), agent, timeoutMs });
      return checked(sealSchema, answer);
    },
    sign: async (tbs: Uint8Array): Promise<Uint8Array> => {
      const body = { tbs: Buffer.from(tbs).toString('base64') };
      const to = new URL(`${url}/sign`);
      const answer = await call({ method: 'POST', url: to, agent, timeoutMs, body });
      return Buffer.from(checked(signatureSchema, answer).signature, 'base64');
    },
    /** Does what may fail; the connections go with it. */
    async orClose<T>(work: () => Promise<T>): Promise<T> {
      try {
        return await work();
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}

function checked<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new RemoteSealError('BAD_ANSWER', 'a member is missing or wrong');
  return parsed.data;
}
