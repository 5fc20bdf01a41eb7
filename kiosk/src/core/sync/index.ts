import { KioskSync } from './kiosk-sync.ts';
import type { Sync, SyncOptions } from './types.ts';

export { loadOrCreateIdentity } from './identity.ts';
export { migrations } from './migrations.ts';
export { proofHeaders } from './proof-headers.ts';
export { PaperCourier } from './paper-courier.ts';
export { DurablePaperOutbox, type PaperOutbox } from './paper-outbox.ts';
export { socketIoTransport } from './transport/socket-io.ts';
export { SyncError } from './types.ts';
export type {
  ClaimAnswer,
  FeedTarget,
  Outbox,
  SerialLease,
  SerialNeed,
  Serials,
  Sync,
  SyncErrorCode,
  SyncLog,
  SyncOptions,
  SyncStatus,
  Transport,
} from './types.ts';

/** Keeps this kiosk and central of one mind. Everything durable is in the store; call `start` to go on line. */
export function createSync(options: SyncOptions): Sync {
  return new KioskSync(options);
}
