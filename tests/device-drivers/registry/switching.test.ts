import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceEvent, DeviceRegistry } from '@hallway/device-drivers';
import {
  startCardReaderSimulator,
  startIppPrinterSimulator,
  startReceiptPrinterSimulator,
  type CardReaderSimulator,
} from '@hallway/device-drivers/sim';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';

const format = { type: 'line', prefix: '', uid: { alphabet: 'hex', lengths: [8] } } as const;

let reader: CardReaderSimulator;
let config: DeviceConfig;
let registry: DeviceRegistry;
let events: DeviceEvent[];

async function open(devices: DeviceConfig[]): Promise<void> {
  registry = createRegistry(devices);
  onTestFinished(() => registry.stop());
  events = [];
  registry.on((event) => events.push(structuredClone(event)));
  await registry.start();
}

const availability = () => registry.health()[0]?.availability;
const isOff = () => registry.health()[0]?.reasons[0]?.keyword === 'paused';
const cards = () => events.filter(({ type }) => type === 'credential');
const healths = () =>
  events.flatMap((event) => (event.type === 'health' ? [event.health.availability] : []));

beforeEach(async () => {
  reader = await startCardReaderSimulator({ format });
  onTestFinished(() => reader.stop());
  config = {
    id: 'cards',
    kind: 'card-reader',
    driver: 'serial-card-reader',
    options: { path: reader.path, baudRate: 9600, format, presentationGapMs: 50 },
  };
});

describe('switching a device', () => {
  it('off closes its driver and says so; on makes it anew and it works', async () => {
    await open([config]);
    await until('online', () => availability() === 'online');
    await registry.setDisabled('cards', true);
    expect(registry.health()).toMatchObject([
      { deviceId: 'cards', lifecycle: 'closed', reasons: [{ keyword: 'paused' }] },
    ]);
    expect(healths()).toEqual(['online', 'offline']);
    await reader.tap('04A2B3C4');
    // Until its octets have come to the end of the cable, where opening the port lets them go.
    await sleep(500);
    await registry.setDisabled('cards', false);
    await until('online again', () => availability() === 'online');
    expect(healths().at(-1)).toBe('online');
    // What was shown to it while it was off is nobody's.
    expect(cards()).toEqual([]);
    await reader.tap('0011AABB');
    await until('the card', () => cards().length === 1);
    expect(cards()).toMatchObject([{ deviceId: 'cards', credential: { uid: '0011AABB' } }]);
  });

  it('is no news when it is so already', async () => {
    await open([config]);
    await until('online', () => availability() === 'online');
    await registry.setDisabled('cards', false);
    expect(healths()).toEqual(['online']);
    await Promise.all([registry.setDisabled('cards', true), registry.setDisabled('cards', true)]);
    expect(healths()).toEqual(['online', 'offline']);
  });

  it('takes many changes at once one after the other, and ends as the last one says', async () => {
    await open([config]);
    const changes = [true, false, true, true, false, true, false].map((disabled) =>
      registry.setDisabled('cards', disabled),
    );
    await Promise.all(changes);
    expect(isOff()).toBe(false);
    await until('online', () => availability() === 'online');
    await reader.tap('04A2B3C4');
    await until('the card', () => cards().length === 1);
  });

  it('may be done before the start, and outlasts no registry', async () => {
    registry = createRegistry([config]);
    onTestFinished(() => registry.stop());
    events = [];
    registry.on((event) => events.push(event));
    await registry.setDisabled('cards', true);
    await registry.start();
    expect(isOff()).toBe(true);
    expect(events).toEqual([]);
    await registry.stop();
    await registry.setDisabled('cards', false);
    expect(registry.health()).toMatchObject([{ lifecycle: 'closed', reasons: [] }]);
    expect(events).toEqual([]);
  });

  it('never switches on what is declared off, and knows only what is declared', async () => {
    await open([{ ...config, disabled: true }]);
    await registry.setDisabled('cards', false);
    expect(isOff()).toBe(true);
    expect(events).toEqual([]);
    expect(await failure(registry.setDisabled('nobody', true))).toMatchObject({
      code: 'not-configured',
    });
  });

  it('leaves the other devices alone', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const printer = await startIppPrinterSimulator({ dir: dir.path });
    onTestFinished(() => printer.stop());
    const a4 = { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: printer.uri } } as const;
    await open([config, a4]);
    await until('both', () => registry.health().every((one) => one.availability === 'online'));
    await registry.setDisabled('a4', true);
    expect(() => registry.capability('a4', 'printer')).toThrow('no printer a4');
    expect(availability()).toBe('online');
  });

  it('ends a receipt on its way with what may be on paper, and prints none meanwhile', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const printer = await startReceiptPrinterSimulator({ dir: dir.path, dotsPerSecond: 200 });
    onTestFinished(() => printer.stop());
    const port = { type: 'tcp', host: printer.host, port: printer.port } as const;
    const options = { port, profile: 'hallway-simulator' } as const;
    await open([{ id: 'receipts', kind: 'receipt-printer', driver: 'escpos', options }]);
    await until('online', () => availability() === 'online');
    const bytes = Buffer.from(`\u001b@${'line\n'.repeat(40)}`, 'latin1');
    const printing = failure(
      registry.capability('receipts', 'receiptPrinter').print({ id: 'r', bytes }),
    );
    await until('it prints', () => registry.health()[0]?.lifecycle === 'busy');
    await registry.setDisabled('receipts', true);
    expect(await printing).toMatchObject({ name: 'DeviceError', effect: 'possible' });
    expect(() => registry.capability('receipts', 'receiptPrinter')).toThrow('no receiptPrinter');
  });
});
