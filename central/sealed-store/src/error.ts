export type StoreErrorCode =
  /** The key file holds something else than a key. */
  | 'KEY_INVALID'
  /** Others than the program's user may read the key file. */
  | 'KEY_EXPOSED'
  /** The store was written under another key. */
  | 'KEY_MISMATCH'
  /** The store was written by a newer program: opening it could destroy what this one does not know. */
  | 'NEWER_SCHEMA'
  /** The file is not a database, or its pages are damaged. */
  | 'DAMAGED'
  /** A sealed field does not open: other key, other place, or changed bytes. */
  | 'FIELD_UNREADABLE';

/** Why a store could not be opened or read. Names files, tables and columns; never carries stored data. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
