import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { encodeSignature, signatureAlgorithm } from './algorithms.ts';
import { fromPem, toPem } from './pem.ts';
import { SealKeyError } from './seal-signer.ts';

const COMMON_NAME = '2.5.4.3';
const LABEL = 'CERTIFICATE REQUEST';

/** Who asks for a certificate, and for which key. */
export interface CertificationRequest {
  /** Of the subject; the authority writes what it knows of it, not what is asked for. */
  commonName: string;
  /** ECDSA P-256, SPKI PEM. */
  publicKeySpkiPem: string;
}

/**
 * A request for a certificate (PKCS #10, RFC 2986), signed by the very key it is for: proof that whoever asks holds it.
 *
 * @param sign as `Signer.sign` of that key
 * @returns PEM
 */
export async function certificationRequest(
  { commonName, publicKeySpkiPem }: CertificationRequest,
  sign: (tbs: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const value = new asn1js.Utf8String({ value: commonName });
  const request = new pkijs.CertificationRequest({
    version: 0,
    subject: new pkijs.RelativeDistinguishedNames({
      typesAndValues: [new pkijs.AttributeTypeAndValue({ type: COMMON_NAME, value })],
    }),
    subjectPublicKeyInfo: pkijs.PublicKeyInfo.fromBER(fromPem('PUBLIC KEY', publicKeySpkiPem)),
    attributes: [],
    signatureAlgorithm: pkijs.AlgorithmIdentifier.fromBER(signatureAlgorithm('ES256')),
  });
  const information = new Uint8Array(request.toSchema(true).valueBlock.value[0]?.toBER() ?? []);
  request.tbsView = information;
  request.signatureValue = new asn1js.BitString({
    valueHex: encodeSignature('ES256', await sign(information)),
  });
  return toPem(LABEL, new Uint8Array(request.toSchema(true).toBER()));
}

/**
 * Reads a request and checks that its key signed it.
 *
 * @throws SealKeyError when it cannot be read, is for a key other than P-256, or was not signed by that key
 */
export async function readCertificationRequest(pem: string): Promise<CertificationRequest> {
  try {
    const request = pkijs.CertificationRequest.fromBER(fromPem(LABEL, pem));
    if (!(await request.verify())) throw new SealKeyError('not signed by its own key');
    const { algorithmId, algorithmParams } = request.subjectPublicKeyInfo.algorithm;
    const curve: unknown = algorithmParams;
    if (
      algorithmId !== '1.2.840.10045.2.1' ||
      !(curve instanceof asn1js.ObjectIdentifier) ||
      curve.valueBlock.toString() !== '1.2.840.10045.3.1.7'
    ) {
      throw new SealKeyError('not a P-256 key');
    }
    const name: unknown = request.subject.typesAndValues.find(({ type }) => type === COMMON_NAME)
      ?.value.valueBlock.value;
    return {
      commonName: typeof name === 'string' ? name : '',
      publicKeySpkiPem: toPem(
        'PUBLIC KEY',
        new Uint8Array(request.subjectPublicKeyInfo.toSchema().toBER()),
      ),
    };
  } catch (cause) {
    if (cause instanceof SealKeyError) throw cause;
    throw new SealKeyError('not a request for a certificate', { cause });
  }
}
