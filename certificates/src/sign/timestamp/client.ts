import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { readToken } from '../../verify/read-token.ts';
import { sameBytes } from '../../verify/same-bytes.ts';
import { OID } from '../cms.ts';

export type TimestampErrorCode = 'UNREACHABLE' | 'REFUSED' | 'BAD_ANSWER';

/** A time-stamping authority that gave no usable token. */
export class TimestampError extends Error {
  override name = 'TimestampError';
  readonly code: TimestampErrorCode;
  constructor(code: TimestampErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
  }
}

const TIMEOUT_MS = 10_000;
const NONCE_OCTETS = 8;
/** PKIStatus granted, and granted with modifications. */
const GOOD: readonly number[] = [0, 1];

/**
 * Asks a time-stamping authority over HTTP (RFC 3161 §3.4), with a nonce, and with its certificate in the answer.
 *
 * @param digest SHA-256 of what is to be stamped
 * @param url any authority: ours or a licensed one
 * @returns DER of the token; it is for this digest and this request and its signature holds. Who made it is not judged.
 * @throws TimestampError
 */
export async function requestTimestamp(
  digest: Uint8Array<ArrayBuffer>,
  url: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_OCTETS));
  // Positive, and without a leading zero that DER would drop.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const answer = await post(url, new Uint8Array(requestOf(digest, nonce).toSchema().toBER()));
  const token = tokenOf(answer);
  const stamp = await readToken(token).catch((cause: unknown) => {
    throw new TimestampError('BAD_ANSWER', 'the token cannot be read', { cause });
  });
  if (!stamp.genuine) throw new TimestampError('BAD_ANSWER', 'the token’s signature is wrong');
  if (!sameBytes(stamp.imprint, digest)) throw new TimestampError('BAD_ANSWER', 'another digest');
  if (!stamp.nonce || !sameBytes(stamp.nonce, nonce)) {
    throw new TimestampError('BAD_ANSWER', 'another nonce');
  }
  return token;
}

function requestOf(digest: Uint8Array<ArrayBuffer>, nonce: Uint8Array<ArrayBuffer>) {
  return new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256 }),
      hashedMessage: new asn1js.OctetString({ valueHex: digest.buffer }),
    }),
    nonce: new asn1js.Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
}

async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new TimestampError('REFUSED', `HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof TimestampError) throw error;
    throw new TimestampError('UNREACHABLE', url, { cause: error });
  }
}

/** The token of a TimeStampResp, cut out as it came. */
function tokenOf(answer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let response: pkijs.TimeStampResp;
  try {
    response = pkijs.TimeStampResp.fromBER(answer);
  } catch (cause) {
    throw new TimestampError('BAD_ANSWER', 'not a TimeStampResp', { cause });
  }
  const { status } = response.status;
  if (!GOOD.includes(status) || !response.timeStampToken) {
    throw new TimestampError('REFUSED', `PKIStatus ${status}`);
  }
  const { result } = asn1js.fromBER(answer);
  const token = result instanceof asn1js.Sequence ? result.valueBlock.value[1] : undefined;
  if (!token) throw new TimestampError('BAD_ANSWER', 'no token');
  return new Uint8Array(token.valueBeforeDecodeView.slice());
}
