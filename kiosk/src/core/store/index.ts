import { join } from 'node:path';
import {
  loadOrCreateKey,
  openSealedStore,
  type Migration,
  type SealedStore,
} from '@hallway/sealed-store';

export { statement } from '@hallway/sealed-store';
export type { FieldPlace, Migration, SealedStore as Store } from '@hallway/sealed-store';

/**
 * Opens the kiosk's one database, `<dataDir>/kiosk.db` under the key in `<dataDir>/store.key`; folder and files are made
 * when missing. Everything the kiosk must not forget is in here. Throws `StoreError`.
 */
export function openStore(dataDir: string, migrations: readonly Migration[]): SealedStore {
  const key = loadOrCreateKey(join(dataDir, 'store.key'));
  return openSealedStore({ path: join(dataDir, 'kiosk.db'), key, migrations });
}
