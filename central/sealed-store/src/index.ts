/** One SQLite file whose personal fields are sealed. Central and every kiosk keep their truth in one of their own. */
export { StoreError } from './error.ts';
export type { StoreErrorCode } from './error.ts';
export type { FieldCipher, FieldPlace } from './field-cipher.ts';
export { loadOrCreateKey } from './key-file.ts';
export type { Migration } from './migrate.ts';
export { openSealedStore } from './open.ts';
export type { SealedStore, SealedStoreOptions } from './open.ts';
export { statement } from './statement.ts';
