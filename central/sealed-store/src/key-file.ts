import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { StoreError } from './error.ts';

const keyLength = 32;

/**
 * The 32-byte key of a store's sealed fields, made on first use together with its folder. A file that others may read
 * is refused: sealing would protect nothing. Throws `StoreError`: KEY_EXPOSED, KEY_INVALID.
 */
export function loadOrCreateKey(path: string): Uint8Array {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    createKeyFile(path);
  } catch (error) {
    if (!isFileExists(error)) throw error;
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new StoreError('KEY_EXPOSED', `${path} may be read by others; run: chmod 600 ${path}`);
  }
  const key = readFileSync(path);
  if (key.length !== keyLength) {
    throw new StoreError('KEY_INVALID', `${path} does not hold ${keyLength} bytes`);
  }
  return key;
}

/**
 * Whole or not at all, and never over a key in use: written and flushed beside its place, then linked there, which fails
 * when a key is there already. So processes that start together agree, and a power cut leaves no half key.
 */
function createKeyFile(path: string): void {
  if (existsSync(path)) return;
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, randomBytes(keyLength));
    fsyncSync(file);
    linkSync(draft, path);
  } finally {
    closeSync(file);
    unlinkSync(draft);
  }
}

function isFileExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
