import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StoreError } from './error.ts';

const keyLength = 32;

/** Where the store's key comes from: a file today, a TPM or systemd credential when the machine has one. */
export interface KeyProvider {
  /** 32 bytes, the same at every call. Throws `StoreError`. */
  key(): Uint8Array;
}

/** Keeps the key in `<dataDir>/store.key`, readable by the kiosk's user only. */
export function fileKeyProvider(dataDir: string): KeyProvider {
  return { key: () => loadOrCreateKey(dataDir) };
}

/**
 * The 32-byte key of the store's sealed fields, made on first use. A file that others may read is refused:
 * sealing would protect nothing.
 */
export function loadOrCreateKey(dataDir: string): Uint8Array {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'store.key');
  try {
    createKeyFile(path);
  } catch (error) {
    if (!isFileExists(error)) throw error;
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new StoreError(
      'KEY_EXPOSED',
      'the key file may be read by others; its mode must be 0600',
    );
  }
  const key = readFileSync(path);
  if (key.length !== keyLength) {
    throw new StoreError('KEY_INVALID', `the key file does not hold ${keyLength} bytes`);
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
