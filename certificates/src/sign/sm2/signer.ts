import * as asn1js from 'asn1js';
import { fromPem } from '../pem.ts';
import { chainOf, readSeal, sealIdentity, SealKeyError } from '../seal-signer.ts';
import type { SealFiles } from '../file-signer.ts';
import type { SealSigner } from '../signer.ts';
import { sm2PublicKey, sm2Sign } from './sm2.ts';

/**
 * A signer over an SM2 key in a file, for universities whose rules ask for it. Not the default: no PDF viewer and no
 * browser checks SM2, so it signs statements beside the seal, never in its place.
 *
 * @param files keyPem PKCS#8 (`PRIVATE KEY`), as OpenSSL writes it
 * @throws SealKeyError when the key cannot be read or does not match the certificate
 */
export async function loadSm2Signer(files: SealFiles): Promise<SealSigner<'SM2'>> {
  const d = privateScalar(files.keyPem);
  const { der, certificate } = readSeal(files.certificatePem);
  const certified = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const own = sm2PublicKey(d);
  if (own.length !== certified.length || own.some((byte, i) => byte !== certified[i])) {
    throw new SealKeyError('the key does not belong to the certificate');
  }
  return {
    ...(await sealIdentity(der, certificate)),
    chain: chainOf(files.chainPem),
    algorithm: 'SM2',
    sign: async (tbs) => sm2Sign(tbs, d),
  };
}

/** ECPrivateKey (RFC 5915) within PrivateKeyInfo: version, then the scalar. WebCrypto reads no SM2 key. */
function privateScalar(pem: string): Uint8Array {
  try {
    const info = sequence(asn1js.fromBER(fromPem('PRIVATE KEY', pem)).result);
    const [, , wrapped] = info;
    const inner = sequence(asn1js.fromBER(octets(wrapped)).result);
    const scalar = octets(inner[1]);
    if (scalar.length !== 32) throw new RangeError('not 256 bits');
    return scalar;
  } catch (cause) {
    throw new SealKeyError('not an SM2 private key', { cause });
  }
}

function sequence(block: unknown): asn1js.BaseBlock[] {
  if (!(block instanceof asn1js.Sequence)) throw new RangeError('not a SEQUENCE');
  return block.valueBlock.value;
}

function octets(block: unknown): Uint8Array<ArrayBuffer> {
  if (!(block instanceof asn1js.OctetString)) throw new RangeError('not an OCTET STRING');
  return block.valueBlock.valueHexView.slice();
}
