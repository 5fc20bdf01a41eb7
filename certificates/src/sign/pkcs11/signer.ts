import type { PdfAlgorithm } from '../algorithms.ts';
import { sha256 } from '../keys.ts';
import { p256Spki } from '../file-signer.ts';
import { sealSigner, type SealCertificates } from '../seal-signer.ts';
import type { SealKey, SealSigner } from '../signer.ts';
import { accept } from './error.ts';
import { loadModule, type Pkcs11Module } from './module.ts';
import { openKey, readPoint, type OpenKey, type TokenKey } from './session.ts';

/** A key on a token: HSM, USB token, smart card, or a TPM behind tpm2-pkcs11. */
export interface TokenOptions extends TokenKey, SealCertificates {
  /** Path of the token's PKCS#11 module. */
  module: string;
}

/** A signer that holds a session. */
export type TokenSigner = SealSigner<PdfAlgorithm> & {
  /** Ends the session; the next signature opens another. */
  close(): Promise<void>;
};

/** CKM_ECDSA signs a digest made here, because few tokens hash for EC; CKM_SHA256_RSA_PKCS hashes within. */
const CKM = { EC: 0x1041, RSA: 0x40 } as const;
const MAX_SIGNATURE = 1024;

/** A key on a token, before it has a certificate or after. */
export type TokenSealKey = SealKey & {
  /** Ends the session; the next signature opens another. */
  close(): Promise<void>;
};

/**
 * A P-256 key on a token, for which a certificate is asked or that has one.
 *
 * @throws TokenError
 */
export async function openTokenKey(
  wanted: TokenKey & Pick<TokenOptions, 'module'>,
): Promise<TokenSealKey> {
  const session = serialSession(wanted);
  const point = await session.use((module, open) => readPoint(module, open, wanted.label));
  return { publicKeySpkiPem: p256Spki(point), sign: session.sign, close: session.close };
}

/**
 * A signer over a key that never leaves its token.
 *
 * @throws TokenError, and SealKeyError when key and certificate do not match
 */
export async function openTokenSigner(options: TokenOptions): Promise<TokenSigner> {
  const { use, sign, close } = serialSession(options);
  const kind = await use(async (_module, open) => open.kind);
  try {
    const signer = await sealSigner(options, kind === 'EC' ? 'ES256' : 'RS256', sign);
    return { ...signer, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * One thing after the other: a session does one at a time. After an error the session is given up, so that a token that
 * was pulled and plugged in again signs again.
 */
function serialSession(wanted: TokenKey & Pick<TokenOptions, 'module'>) {
  const module = loadModule(wanted.module);
  let open: Promise<OpenKey> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const end = async (): Promise<void> => {
    const held = await open?.catch(() => null);
    open = null;
    if (held) await module.closeSession(held.session);
  };

  const use = <T>(work: (module: Pkcs11Module, open: OpenKey) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      try {
        open ??= openKey(module, wanted);
        return await work(module, await open);
      } catch (error) {
        await end();
        throw error;
      }
    });

  return {
    use,
    sign: (tbs: Uint8Array) => use((_module, held) => signWith(module, held, tbs)),
    close: () => inTurn(end),
  };
}

async function signWith(
  module: Pkcs11Module,
  { session, key, kind }: OpenKey,
  tbs: Uint8Array,
): Promise<Uint8Array> {
  const data = kind === 'EC' ? await sha256(tbs) : tbs;
  const mechanism = { mechanism: CKM[kind], pParameter: null, ulParameterLen: 0 } as const;
  accept(await module.signInit(session, mechanism, key), 'C_SignInit');
  const signature = new Uint8Array(MAX_SIGNATURE);
  const length = [signature.length];
  accept(await module.sign(session, data, data.length, signature, length), 'C_Sign');
  return signature.slice(0, length[0]);
}
