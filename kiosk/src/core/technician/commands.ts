import {
  deviceSwitchKey,
  deviceSwitchSchema,
  deviceTestCommandSchema,
  deviceTestKey,
  isDeviceSwitchKey,
  isDeviceTestKey,
  type DeviceSwitch,
  type DeviceTestCommand,
  type Op,
} from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import { statement, type Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';

export interface CommandsOptions {
  kioskId: string;
  store: Store;
  skipped: Skipped;
  now: () => number;
  /** Called in the page's transaction. */
  switchDevice: (state: DeviceSwitch) => void;
  /** Called when the page is on disk; once a command. */
  testDevice: (command: DeviceTestCommand) => void;
}

/**
 * What technicians ask of this kiosk's devices from central: records of its own partition. A test is carried out at most
 * once and never after it has expired; one that a crash swallowed is not taken up again, and central hears no answer.
 */
export class Commands implements FeedTarget {
  readonly #options: CommandsOptions;
  readonly #part: string;

  constructor(options: CommandsOptions) {
    this.#options = options;
    this.#part = `k:${options.kioskId}`;
  }

  accepts(part: string): boolean {
    return part === this.#part;
  }

  apply(part: string, op: Op): void {
    if (op.op === 'del') return;
    if (isDeviceSwitchKey(op.key)) this.#switch(part, op);
    if (isDeviceTestKey(op.key)) this.#test(part, op);
  }

  #switch(part: string, { key, data }: Op): void {
    const state = deviceSwitchSchema.safeParse(data);
    if (state.success && deviceSwitchKey(state.data.deviceId) === key) {
      this.#options.switchDevice(state.data);
    } else this.#options.skipped.add(part);
  }

  #test(part: string, { key, data }: Op): void {
    const command = deviceTestCommandSchema.safeParse(data);
    if (!command.success || deviceTestKey(command.data.deviceId) !== key) {
      this.#options.skipped.add(part);
      return;
    }
    const { commandId, deviceId, expiresAt } = command.data;
    if (Date.parse(expiresAt) <= this.#options.now() || this.#seen(deviceId) === commandId) return;
    statement(
      this.#options.store.db,
      'INSERT OR REPLACE INTO device_test_command (device_id, command_id) VALUES (?, ?)',
    ).run(deviceId, commandId);
    // The transaction ends in this turn; a page that was not kept comes again.
    queueMicrotask(() => {
      if (this.#options.store.db.open && this.#seen(deviceId) === commandId) {
        this.#options.testDevice(command.data);
      }
    });
  }

  #seen(deviceId: string): string | null {
    const row = statement<[string], { commandId: string }>(
      this.#options.store.db,
      'SELECT command_id AS commandId FROM device_test_command WHERE device_id = ?',
    ).get(deviceId);
    return row?.commandId ?? null;
  }
}
