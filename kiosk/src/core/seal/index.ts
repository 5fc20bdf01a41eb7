/** The seal of this kiosk: its keys, the certificates central gave them, and how it comes by the next. */
export { SealCourier, type SealCourierOptions } from './courier.ts';
export { migrations } from './migrations.ts';
export { Seal } from './seal.ts';
export { sealConfigSchema, type SealConfig } from './config.ts';
export { sealKeysOf } from './keys-of.ts';
export { StoredKeys } from './stored-keys.ts';
export type { SealKeys } from './keys.ts';
