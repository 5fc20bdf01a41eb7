import type { Clock } from '@hallway/device-drivers';
import type { CoreConfig } from '../config.ts';
import type { Devices } from '../devices/index.ts';
import type { Issuing } from '../issuing/index.ts';
import { createOneShotJournal, createOneShots, type OneShots } from '../one-shot/index.ts';
import type { OwnConfig } from '../people/index.ts';
import type { Printing } from '../printing/index.ts';
import { receiptWay, RecoverySlips } from '../receipts/index.ts';
import { helpOf } from '../session/index.ts';
import { announceStamp, stampWay } from '../stamping/index.ts';
import type { Store } from '../store/index.ts';
import type { Outbox } from '../sync/index.ts';
import { receiptProfileOf } from './slip-printer.ts';

export interface OneShotRooms {
  config: CoreConfig;
  clock: Clock;
  store: Store;
  outbox: Outbox;
  devices: Devices;
  printing: Printing;
  onFault: (room: string, error: unknown) => void;
}

/** Receipts and stamps behind one journal, over the devices of this kiosk. */
export function openOneShots(rooms: OneShotRooms): OneShots {
  const { config, clock, store, outbox, devices, printing } = rooms;
  const now = () => clock.now();
  return createOneShots({
    journal: createOneShotJournal({
      store,
      clock,
      announce: (attempt, event) => announceStamp(outbox, attempt, event),
    }),
    ways: {
      receipt: receiptWay({
        printer: (id) => devices.port(id, 'receiptPrinter'),
        profile: (id) => receiptProfileOf(config, id),
        health: (id) => devices.health().find(({ deviceId }) => deviceId === id) ?? null,
        now,
      }),
      stamp: stampWay({
        machine: (id) => devices.port(id, 'stamp'),
        isDelivered: (certificate) => printing.isProven(certificate),
        now,
      }),
    },
    clock,
    onFault: (error) => rooms.onFault('one-shot', error),
  });
}

/** The slips of this kiosk; null when it has no receipt printer. */
export function openSlips(
  { config, clock, onFault }: Pick<OneShotRooms, 'config' | 'clock' | 'onFault'>,
  rooms: { oneShots: OneShots; issuing: Issuing; own: OwnConfig },
): RecoverySlips | null {
  const { receiptPrinter: id, kioskId, university } = config;
  if (id === undefined) return null;
  const profile = receiptProfileOf(config, id);
  if (!profile) throw new TypeError(`receiptPrinter: no receipt printer ${id} is declared`);
  const { oneShots, issuing, own } = rooms;
  return new RecoverySlips({
    oneShots,
    printer: { id, profile },
    university: university.name,
    kioskId,
    place: () => own.current()?.place ?? { zh: '', en: '' },
    help: () => ({
      window: helpOf({ config: own.current() }),
      phone: own.current()?.helpPhone ?? '',
    }),
    issued: (issueId, attempt) => issuing.issued(issueId, attempt),
    now: () => clock.now(),
    onFault: (error) => onFault('receipts', error),
  });
}
