import { createHash } from 'node:crypto';

/** Unpredictable bytes. */
export type Random = (length: number) => Uint8Array;

/** UUIDv7 (RFC 9562 §5.7): 48 bits of epoch milliseconds, then random; sorts by time of creation. */
export function uuidV7(now: number, random: Random): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, Math.floor(now)) % 2 ** 48, 0, 6);
  bytes.set(random(10), 6);
  return uuidText(bytes, 7);
}

/** UUIDv4 (RFC 9562 §5.4). */
export function uuidV4(random: Random): string {
  return uuidText(Buffer.from(random(16)), 4);
}

/** A number in [0, 1), uniform. */
export function unitFrom(random: Random): number {
  return Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function uuidText(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
