import { overrides, switchedAt, type DeviceSwitch } from '@hallway/protocol';
import { statement, type Store } from '../store/index.ts';
import type { Outbox } from '../sync/index.ts';

export interface SwitchesOptions {
  store: Store;
  outbox: Outbox;
  now: () => number;
  /** Makes a device as it is to be. */
  setDisabled: (deviceId: string, disabled: boolean) => void;
}

interface Row {
  deviceId: string;
  disabled: 0 | 1;
  at: string;
  by: Uint8Array;
}

/**
 * Who switched which device off or on, kept over restarts: one state a device, from the act that was the latest, be it
 * a technician's here or central's. Every new state goes up as an event.
 */
export class Switches {
  readonly #options: SwitchesOptions;

  constructor(options: SwitchesOptions) {
    this.#options = options;
  }

  /** Null for a device that nobody ever switched. */
  get(deviceId: string): DeviceSwitch | null {
    const { store } = this.#options;
    const row = statement<[string], Row>(
      store.db,
      `SELECT device_id AS deviceId, disabled, at, switched_by AS by
       FROM device_switch WHERE device_id = ?`,
    ).get(deviceId);
    if (row === undefined) return null;
    const by = store.fields.open(placeOf(deviceId), row.by).toString('utf8');
    return { deviceId, disabled: row.disabled === 1, at: row.at, by };
  }

  /** An act of somebody at the kiosk. */
  set(deviceId: string, disabled: boolean, by: string): void {
    const { store, now } = this.#options;
    const at = switchedAt(now(), this.get(deviceId));
    store.transaction(() => this.take({ deviceId, disabled, at, by }));
  }

  /** An act of whomever, in the caller's transaction; one that is earlier than what is known changes nothing. */
  take(state: DeviceSwitch): void {
    const { store, outbox } = this.#options;
    const { deviceId, disabled, at, by } = state;
    if (!overrides(state, this.get(deviceId))) return;
    statement(store.db, 'INSERT OR REPLACE INTO device_switch VALUES (?, ?, ?, ?)').run(
      deviceId,
      disabled ? 1 : 0,
      at,
      store.fields.seal(placeOf(deviceId), by),
    );
    outbox.append('device.switched', state);
    // The transaction ends in this turn; then the store says whether it was kept.
    queueMicrotask(() => this.#obey(deviceId));
  }

  /** Makes every device as the store says. Call once, before the devices start. */
  restore(): void {
    const ids = statement<[], { deviceId: string }>(
      this.#options.store.db,
      'SELECT device_id AS deviceId FROM device_switch',
    ).all();
    for (const { deviceId } of ids) this.#obey(deviceId);
  }

  #obey(deviceId: string): void {
    const state = this.#options.store.db.open ? this.get(deviceId) : null;
    if (state) this.#options.setDisabled(deviceId, state.disabled);
  }
}

function placeOf(deviceId: string): { table: string; key: string; column: string } {
  return { table: 'device_switch', key: deviceId, column: 'switched_by' };
}
