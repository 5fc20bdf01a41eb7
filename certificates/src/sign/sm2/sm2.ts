import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { sm3 } from './sm3.ts';

/** The curve of GB/T 32918.5-2017. */
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(curve);
const { Fn } = Point;

/** The signer's name when nothing else was agreed (GM/T 0009-2012 §10). */
const DEFAULT_ID = new TextEncoder().encode('1234567812345678');

const bytes = (value: bigint): Uint8Array => numberToBytesBE(value, 32);

/** The uncompressed public key, 65 bytes. @param d private key, 32 bytes */
export function sm2PublicKey(d: Uint8Array): Uint8Array {
  return Point.BASE.multiply(bytesToNumberBE(d)).toBytes(false);
}

/** GB/T 32918.2 §5.5: hash of who signs and of the curve. */
function identityHash(publicKey: Uint8Array): Uint8Array {
  const bits = DEFAULT_ID.length * 8;
  const { a, b, Gx, Gy } = curve;
  const parameters = [a, b, Gx, Gy].map(bytes);
  return sm3(
    concatBytes(
      Uint8Array.of(bits >> 8, bits & 0xff),
      DEFAULT_ID,
      ...parameters,
      publicKey.slice(1),
    ),
  );
}

/**
 * k of §6.1 A3 from key and message instead of from chance, as RFC 6979 and EdDSA do: a machine with a weak generator
 * gives nothing away. 512 bits are reduced, so that no value is likelier than another by more than 2⁻²⁵⁶.
 */
function nonce(d: Uint8Array, e: Uint8Array, tried: number): bigint {
  const halves = [0, 1].map((half) => sm3(concatBytes(Uint8Array.of(tried, half), d, e)));
  return (bytesToNumberBE(concatBytes(...halves)) % (curve.n - 1n)) + 1n;
}

/**
 * GB/T 32918.2 §6.1, with SM3 and the default identity.
 *
 * @param d private key, 32 bytes
 * @returns raw r‖s, 64 bytes
 */
export function sm2Sign(message: Uint8Array, d: Uint8Array): Uint8Array {
  const digest = sm3(concatBytes(identityHash(sm2PublicKey(d)), message));
  const e = bytesToNumberBE(digest);
  const key = bytesToNumberBE(d);
  for (let tried = 0; ; tried++) {
    const k = nonce(d, digest, tried);
    const r = Fn.create(e + Point.BASE.multiply(k).toAffine().x);
    if (r === 0n || r + k === curve.n) continue;
    const s = Fn.mul(Fn.inv(Fn.create(1n + key)), Fn.create(k - r * key));
    if (s !== 0n) return concatBytes(bytes(r), bytes(s));
  }
}

/** GB/T 32918.2 §7.1. @param signature raw r‖s @param publicKey uncompressed */
export function sm2Verify(
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  if (signature.length !== 64) return false;
  const r = bytesToNumberBE(signature.subarray(0, 32));
  const s = bytesToNumberBE(signature.subarray(32));
  if (r === 0n || r >= curve.n || s === 0n || s >= curve.n) return false;
  const t = Fn.create(r + s);
  if (t === 0n) return false;
  const e = bytesToNumberBE(sm3(concatBytes(identityHash(publicKey), message)));
  const sum = Point.BASE.multiply(s).add(Point.fromBytes(publicKey).multiply(t));
  return !sum.is0() && Fn.create(e + sum.toAffine().x) === r;
}
