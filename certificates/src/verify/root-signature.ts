import * as pkijs from 'pkijs';
import { fromPem } from '../sign/pem.ts';

/**
 * Whether the root signed these bytes with ES256. Never throws: what cannot be read was not signed.
 *
 * @param signature base64 of raw r‖s
 */
export async function signedByRoot(
  rootPem: string,
  signature: string,
  bytes: () => Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const root = pkijs.Certificate.fromBER(fromPem('CERTIFICATE', rootPem));
    const raw = Uint8Array.from(atob(signature), (c) => c.charCodeAt(0));
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return await crypto.subtle.verify(algorithm, await root.getPublicKey(), raw, bytes());
  } catch {
    return false;
  }
}
