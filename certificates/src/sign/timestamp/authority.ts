import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { PdfAlgorithm } from '../algorithms.ts';
import { createTokenCms, OID } from '../cms.ts';
import type { Signer } from '../signer.ts';

/** PKIStatus and PKIFailureInfo (RFC 3161 §2.4.2). */
const REJECTION = pkijs.PKIStatus.rejection;
const failures = { badAlg: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15 } as const;

const SHA256_OCTETS = 32;

/** What a time-stamping authority says of itself. */
export interface TimestampAuthority {
  /** Its certificate's only purpose is time stamping, critically so (§2.3). */
  signer: Signer<PdfAlgorithm>;
  /** OID of the policy it stamps under. */
  policy: string;
}

/**
 * Answers a request for a time stamp (RFC 3161 §2.4), SHA-256 only. A request that makes no sense gets the answer that
 * says so.
 *
 * @param request DER of TimeStampReq
 * @param serial never used before by this authority
 * @param at the authority's clock
 * @returns DER of TimeStampResp
 */
export async function answerTimestamp(
  request: Uint8Array<ArrayBuffer>,
  authority: TimestampAuthority,
  { serial, at }: { serial: bigint; at: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  let asked: pkijs.TimeStampReq;
  try {
    asked = pkijs.TimeStampReq.fromBER(request);
  } catch {
    return refusal('badDataFormat');
  }
  const { hashAlgorithm, hashedMessage } = asked.messageImprint;
  if (asked.version !== 1) return refusal('badRequest');
  if (hashAlgorithm.algorithmId !== OID.sha256) return refusal('badAlg');
  if (hashedMessage.valueBlock.valueHexView.length !== SHA256_OCTETS)
    return refusal('badDataFormat');
  if (asked.reqPolicy && asked.reqPolicy !== authority.policy) return refusal('unacceptedPolicy');

  const info = new pkijs.TSTInfo({
    version: 1,
    policy: authority.policy,
    messageImprint: asked.messageImprint,
    serialNumber: asn1js.Integer.fromBigInt(serial),
    genTime: new Date(Math.floor(at.getTime() / 1000) * 1000),
    accuracy: new pkijs.Accuracy({ seconds: 1 }),
    ...(asked.nonce ? { nonce: asked.nonce } : {}),
  });
  const der = new Uint8Array(info.toSchema().toBER());
  const token = await createTokenCms(der, authority.signer, asked.certReq === true);
  const response = new pkijs.TimeStampResp({
    status: new pkijs.PKIStatusInfo({ status: pkijs.PKIStatus.granted }),
    timeStampToken: pkijs.ContentInfo.fromBER(token),
  });
  return new Uint8Array(response.toSchema().toBER());
}

function refusal(failure: keyof typeof failures): Uint8Array<ArrayBuffer> {
  const bit = failures[failure];
  const octets = new Uint8Array(Math.floor(bit / 8) + 1);
  octets[octets.length - 1] = 0x80 >> (bit % 8);
  const failInfo = new asn1js.BitString({ valueHex: octets.buffer, unusedBits: 7 - (bit % 8) });
  const status = [new asn1js.Integer({ value: REJECTION }), failInfo];
  const response = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: status })] });
  return new Uint8Array(response.toBER());
}
