import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  receiptProfile,
  systemClock,
  type DeviceConfig,
  type DeviceRegistry,
  type EscposOptions,
  type ReceiptElement,
} from '@hallway/device-drivers';
import type { ReceiptPrinterSimulator, StampSimulator } from '@hallway/device-drivers/sim';
import {
  createOneShotJournal,
  createOneShots,
  isUnderWay,
  migrations as oneShotMigrations,
  oneShotLimits,
  type OneShotAttempt,
  type OneShotFailpoint,
  type OneShotLimits,
  type OneShots,
} from '../../../../kiosk/src/core/one-shot/index.ts';
import { receiptIntent, receiptWay } from '../../../../kiosk/src/core/receipts/index.ts';
import {
  announceStamp,
  stampWay,
  type Certificate,
} from '../../../../kiosk/src/core/stamping/index.ts';
import { openStore, type Store } from '../../../../kiosk/src/core/store/index.ts';
import { migrations as syncMigrations } from '../../../../kiosk/src/core/sync/migrations.ts';
import { openOutbox } from '../printing/support.ts';

/** The product's proportions, faster. */
export const quickLimits: OneShotLimits = { ...oneShotLimits, pauseMs: 20, readyMs: 30_000 };

export function temporaryDir(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'hallway-one-shot-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export function openOneShotStore(dir: string): Store {
  return openStore(dir, [...syncMigrations, ...oneShotMigrations]);
}

export const tickets = 'tickets';
export const stamp = 'stamp';

/** A receipt printer at a port of this machine, with the patience of a busy machine. */
export function printerAt(port: number, options: Partial<EscposOptions> = {}): DeviceConfig {
  return {
    id: tickets,
    kind: 'receipt-printer',
    driver: 'escpos',
    options: {
      port: { type: 'tcp', host: '127.0.0.1', port },
      profile: 'hallway-simulator',
      jobTimeoutMs: 20_000,
      silenceMs: 10_000,
      ...options,
    },
  };
}

export function stampOf(options: StampSimulator['options']): DeviceConfig {
  return {
    id: stamp,
    kind: 'stamp',
    driver: 'relay-stamp',
    options: { ...options, armLimitMs: 5_000, stampLimitMs: 6_000 },
  };
}

/** Core's way to devices, without the process between. */
export function openOneShots(options: {
  store: Store;
  registry: DeviceRegistry;
  devices: readonly DeviceConfig[];
  isDelivered?: (certificate: Certificate) => boolean;
  failpoint?: (name: OneShotFailpoint) => void;
  limits?: OneShotLimits;
  now?: () => number;
  onFault?: (error: unknown) => void;
}): OneShots {
  const { store, registry, devices, failpoint, onFault, isDelivered = () => true } = options;
  const now = options.now ?? Date.now;
  const outbox = openOutbox(store);
  return createOneShots({
    journal: createOneShotJournal({
      store,
      clock: { now },
      announce: (attempt, event) => announceStamp(outbox, attempt, event),
      ...(failpoint && { failpoint }),
    }),
    ways: {
      receipt: receiptWay({
        printer: (id) => registry.capability(id, 'receiptPrinter'),
        profile: (id) => {
          const device = devices.find((each) => each.id === id);
          return device?.driver === 'escpos' ? receiptProfile(device.options.profile) : null;
        },
        health: (id) => registry.health().find(({ deviceId }) => deviceId === id) ?? null,
        now,
      }),
      stamp: stampWay({ machine: (id) => registry.capability(id, 'stamp'), isDelivered, now }),
    },
    clock: { ...systemClock, now },
    limits: options.limits ?? quickLimits,
    ...(onFault && { onFault }),
  });
}

/** A ticket that names its key, so that the paper says which one it is. */
export function ticket(key: string, lines = 1): ReceiptElement[] {
  return [
    { type: 'text', text: titleOf(key) },
    ...Array.from({ length: lines }, (_, line): ReceiptElement => ({
      type: 'pair',
      left: '第几行',
      right: String(line + 1),
    })),
    { type: 'cut' },
  ];
}

const titleOf = (key: string) => `票 ${key}`;

export function ticketIntent(key: string, lines = 1) {
  return receiptIntent(key, tickets, ticket(key, lines), receiptProfile('hallway-simulator'));
}

/**
 * What each ticket of a key says before its first line: that it is a second copy, or nothing. The paper is read as the
 * one strip it was: a roll that ends in between leaves the two on different pieces.
 */
export function heads(simulator: ReceiptPrinterSimulator, key: string): (string | null)[] {
  const strip = simulator.tickets().flatMap(({ text }) => text);
  return strip.flatMap((line, at) => {
    if (line !== titleOf(key)) return [];
    const before = strip[at - 1] ?? '';
    return [before.includes('REPRINT') ? before : null];
  });
}

/** Resolves with the first state of the key that the test accepts; looks at the present first. */
export function until(
  oneShots: OneShots,
  key: string,
  accept: (attempt: OneShotAttempt) => boolean,
): Promise<OneShotAttempt> {
  return new Promise((resolve) => {
    const present = oneShots.state(key);
    if (present && accept(present)) return resolve(present);
    const end = oneShots.on((attempt) => {
      if (attempt.key !== key || !accept(attempt)) return;
      end();
      resolve(attempt);
    });
  });
}

export function untilRest(oneShots: OneShots, key: string): Promise<OneShotAttempt> {
  return until(oneShots, key, (attempt) => !isUnderWay(attempt));
}
