export { CodeFormatError } from './cbor.ts';
export type { Claims } from './claims.ts';
export type { Statement } from './statements.ts';
export { createOfflineCode, readOfflineCode, type OfflineCode } from './offline-code.ts';
export { formatSerial, parseSerial, type SerialParts } from './serial.ts';
export { newVerifyCode, parseVerifyCode } from './verify-code.ts';
