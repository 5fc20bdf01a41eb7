import type { TrustStore, Verdict } from '@hallway/certificates/verify';
import type { TrustAnswer } from '../contract/verify.ts';
import { request } from '../shared/http.ts';

/**
 * Cryptography is fetched only when there is a paper to check, together with the keys the university's root signed.
 *
 * @throws RequestError when the keys cannot be had
 */
async function verifier() {
  const [verify, trust] = await Promise.all([
    import('@hallway/certificates/verify'),
    request<TrustAnswer>('/api/verify/trust'),
  ]);
  // verifyQr and verifyPdf check the list's signature themselves and survive any other content.
  return { verify, trust: trust as TrustStore };
}

/** Checks the text of a scanned code. */
export async function checkCode(text: string): Promise<Verdict> {
  const { verify, trust } = await verifier();
  return verify.verifyQr(text, trust, new Date());
}

/** Checks a file. */
export async function checkPdf(file: Blob): Promise<Verdict> {
  const [{ verify, trust }, bytes] = await Promise.all([verifier(), file.arrayBuffer()]);
  return verify.verifyPdf(new Uint8Array(bytes), trust, new Date());
}
