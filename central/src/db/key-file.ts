import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const keyLength = 32;

export type KeyFileErrorCode =
  /** The file holds something else than a key. */
  | 'KEY_INVALID'
  /** Others than central's user may read it. */
  | 'KEY_EXPOSED'
  /** The database was written under another key. */
  | 'KEY_MISMATCH';

export class KeyFileError extends Error {
  readonly code: KeyFileErrorCode;
  constructor(code: KeyFileErrorCode, message: string) {
    super(message);
    this.name = 'KeyFileError';
    this.code = code;
  }
}

/**
 * The 32-byte key of central's sealed fields, in `<dataDir>/central.key`, made on first use.
 * A file that others may read is refused: sealing would protect nothing.
 */
export function loadOrCreateKey(dataDir: string): Uint8Array {
  const path = join(dataDir, 'central.key');
  try {
    createKeyFile(path);
  } catch (error) {
    if (!isFileExists(error)) throw error;
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new KeyFileError('KEY_EXPOSED', `${path} may be read by others; run: chmod 600 ${path}`);
  }
  const key = readFileSync(path);
  if (key.length !== keyLength) {
    throw new KeyFileError('KEY_INVALID', `${path} does not hold ${keyLength} bytes`);
  }
  return key;
}

/** Exclusive create, so that two processes starting at once agree on one key; on disk before anything is sealed. */
function createKeyFile(path: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, randomBytes(keyLength));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isFileExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
