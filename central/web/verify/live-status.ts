import type { LiveStatus } from '../contract/verify.ts';
import { request, RequestError } from '../shared/http.ts';
import type { Bilingual } from '../shared/bilingual.ts';

/** What the register said: a status, that it knows no such paper, or that it could not be asked. */
export type Live =
  | { kind: 'asking' }
  | { kind: 'known'; status: LiveStatus }
  | { kind: 'unknown'; text: Bilingual }
  | { kind: 'unreachable'; text: Bilingual };

/**
 * Asks the register about a paper.
 *
 * @param secret the verification code on the paper, or the digest from the signed QR
 */
export async function askRegister(serial: string, secret: string): Promise<Live> {
  const address = `/api/verify/${encodeURIComponent(serial)}/${encodeURIComponent(secret)}`;
  try {
    return { kind: 'known', status: await request<LiveStatus>(address) };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const kind =
      error.code === 'NO_SUCH_PAPER' || error.code === 'OTHER_SERIAL' ? 'unknown' : 'unreachable';
    return { kind, text: error.text };
  }
}
