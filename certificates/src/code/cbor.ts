import { decode } from 'cborg';

/** An offline code that is not one of ours, or is damaged. */
export class CodeFormatError extends Error {
  readonly code = 'CODE_FORMAT';
  override name = 'CodeFormatError';
}

/** A decoded map whose entries are not checked yet. */
export type CborMap = ReadonlyMap<unknown, unknown>;

/**
 * Strict CBOR: no duplicate keys, no indefinite lengths, shortest forms only.
 *
 * @throws CodeFormatError
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      useMaps: true,
      strict: true,
      allowIndefinite: false,
      rejectDuplicateMapKeys: true,
      tags: { 18: (content) => content() },
    });
  } catch {
    throw new CodeFormatError('not well-formed CBOR');
  }
}

/** @throws CodeFormatError */
export function mapOf(value: unknown): CborMap {
  if (value instanceof Map) return value as CborMap;
  throw new CodeFormatError('claims are not a map');
}

/** @throws CodeFormatError */
export function textAt(map: CborMap, key: number): string {
  const value = map.get(key);
  if (typeof value === 'string') return value;
  throw new CodeFormatError(`claim ${key} is not text`);
}

/** @throws CodeFormatError */
export function integerAt(map: CborMap, key: number): number {
  const value = map.get(key);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new CodeFormatError(`claim ${key} is not an integer`);
}

/** @throws CodeFormatError */
export function bytesAt(map: CborMap, key: number): Uint8Array {
  const value = map.get(key);
  if (value instanceof Uint8Array) return value;
  throw new CodeFormatError(`claim ${key} is not a byte string`);
}
