import type { DeviceHealth } from '@hallway/device-drivers';
import type { PersonMessage } from '../../bridge/index.ts';
import { messages } from '../session/index.ts';

/** What a person at a reader can do better, by the reason the reader gives. */
const hints: ReadonlyMap<string, PersonMessage> = new Map<string, PersonMessage>([
  ['multiple-cards', messages.severalCards],
  ['card-unreadable', messages.cardUnreadable],
]);

/** Turns what readers complain of into help for whoever stands there, once for each time. */
export class ReaderHints {
  readonly #told = new Map<string, number>();

  hear({ deviceId, kind, reasons }: DeviceHealth): PersonMessage | null {
    if (kind !== 'card-reader' && kind !== 'resident-id-reader') return null;
    const reason = reasons.find(({ keyword }) => hints.has(keyword));
    if (!reason || this.#told.get(deviceId) === reason.since) return null;
    this.#told.set(deviceId, reason.since);
    return hints.get(reason.keyword) ?? null;
  }
}
