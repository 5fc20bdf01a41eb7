export { CodeFormatError, type Claims } from './claims.ts';
export { createOfflineCode, readOfflineCode, type OfflineCode } from './offline-code.ts';
export { formatSerial, parseSerial, type SerialParts } from './serial.ts';
export { newVerifyCode, parseVerifyCode } from './verify-code.ts';
