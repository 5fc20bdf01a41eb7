import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceError } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceEvent, JobTicket } from '@hallway/device-drivers';
import { startCardReaderSimulator, startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import type { CardReaderSimulator, IppPrinterSimulator } from '@hallway/device-drivers/sim';
import { createDevices } from '../../../../kiosk/src/core/devices/index.ts';
import type { Devices } from '../../../../kiosk/src/core/devices/index.ts';

const format = {
  type: 'stx-etx',
  prefix: 'CARD:',
  uid: { alphabet: 'hex', lengths: [8] },
} as const;

const ticket: JobTicket = {
  name: 'cert:test:1',
  user: 'K01',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 1,
  format: 'application/pdf',
};

async function onePage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  return pdf.save();
}

describe('devices in a process of their own', () => {
  let dir: string;
  let reader: CardReaderSimulator;
  let printer: IppPrinterSimulator;
  let devices: Devices;
  let events: DeviceEvent[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hallway-devices-'));
    reader = await startCardReaderSimulator({ format });
    printer = await startIppPrinterSimulator({ dir, msPerPage: 20 });
    const configs: DeviceConfig[] = [
      {
        id: 'reader',
        kind: 'card-reader',
        driver: 'serial-card-reader',
        options: { path: reader.path, baudRate: 9600, format },
      },
      { id: 'printer', kind: 'printer', driver: 'ipp', options: { uri: printer.uri } },
    ];
    devices = createDevices({ devices: configs, log: { warn() {} } });
    events = [];
    devices.on((event) => events.push(event));
    await devices.start();
    await allOnline();
  });

  afterEach(async () => {
    await devices.stop();
    await Promise.all([reader.stop(), printer.stop()]);
    await rm(dir, { recursive: true, force: true });
  });

  const allOnline = (): Promise<void> =>
    expect
      .poll(() => devices.health().map(({ availability }) => availability), { timeout: 15_000 })
      .toEqual(['online', 'online']);

  it('brings a card from the wire to core, once', async () => {
    await reader.tap('04A2B3C4');
    await expect
      .poll(() => events.filter(({ type }) => type === 'credential'))
      .toMatchObject([{ deviceId: 'reader', credential: { kind: 'card', uid: '04A2B3C4' } }]);
  });

  it('prints through the agent', async () => {
    const port = devices.printer('printer');
    const { printerUuid } = await port.identify();
    expect(printerUuid).toBe(printer.printerUuid);
    await port.validate(ticket);
    const ref = await port.createJob(ticket);
    await port.sendDocument(ref, await onePage());
    await expect.poll(async () => (await port.job(ref))?.state).toBe('completed');
    expect(printer.sheets()).toHaveLength(1);
  });

  it('carries a device error over the border', async () => {
    await expect(devices.printer('nobody').identify()).rejects.toMatchObject({
      name: 'DeviceError',
      code: 'not-configured',
    });
  });

  it('comes back by itself when the agent is killed, and says so meanwhile', async () => {
    const before = devices.agentPid;
    process.kill(before ?? 0, 'SIGKILL');
    await expect.poll(() => devices.health()[0]?.availability).toBe('service-down');
    await allOnline();
    expect(devices.agentPid).not.toBe(before);
    await reader.tap('04A2B3C4');
    await expect.poll(() => events.filter(({ type }) => type === 'credential')).toHaveLength(1);
  });

  it('leaves open what a dying agent may have done', async () => {
    const creating = devices.printer('printer').createJob(ticket);
    process.kill(devices.agentPid ?? 0, 'SIGKILL');
    const error = await creating.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DeviceError);
    expect(error).toMatchObject({ code: 'offline', effect: 'possible', retryable: false });
  });
});
