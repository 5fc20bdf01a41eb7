import { statusListRecordSchema } from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import type { Store } from '../store/index.ts';
import { SignedRecord } from './signed-record.ts';

/** The university's signed list of papers that count for nothing: record `status` of partition `revoke`. */
export class StatusList extends SignedRecord {
  constructor(options: { store: Store; skipped: Skipped }) {
    super(options, { part: 'revoke', key: 'status', read });
  }
}

function read(data: unknown): string | null {
  const record = statusListRecordSchema.safeParse(data);
  return record.success ? record.data.signed : null;
}
