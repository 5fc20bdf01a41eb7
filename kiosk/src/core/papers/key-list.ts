import type { SignedKeyList } from '@hallway/certificates/verify';
import { keyListRecordSchema } from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import type { Store } from '../store/index.ts';
import { SignedRecord } from './signed-record.ts';

/** The university's signed list of seal keys: record `keys` of partition `config`. */
export class KeyList extends SignedRecord {
  constructor(options: { store: Store; skipped: Skipped }) {
    super(options, { part: 'config', key: 'keys', read });
  }

  /** Null until central has told. */
  current(): SignedKeyList | null {
    const text = this.text();
    return text === null ? null : (JSON.parse(decode(text)) as SignedKeyList);
  }
}

function read(data: unknown): string | null {
  const record = keyListRecordSchema.safeParse(data);
  if (!record.success) return null;
  try {
    JSON.parse(decode(record.data.signed));
    return record.data.signed;
  } catch {
    return null;
  }
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
