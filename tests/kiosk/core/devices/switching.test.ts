import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeviceConfig, DeviceEvent } from '@hallway/device-drivers';
import { startCardReaderSimulator } from '@hallway/device-drivers/sim';
import type { CardReaderSimulator } from '@hallway/device-drivers/sim';
import { createDevices, type Devices } from '../../../../kiosk/src/core/devices/index.ts';

const format = { type: 'line', prefix: '', uid: { alphabet: 'hex', lengths: [8] } } as const;

let reader: CardReaderSimulator;
let config: DeviceConfig;
let devices: Devices;
let events: DeviceEvent[];
let inHand: boolean;

beforeEach(async () => {
  reader = await startCardReaderSimulator({ format });
  config = {
    id: 'cards',
    kind: 'card-reader',
    driver: 'serial-card-reader',
    options: { path: reader.path, baudRate: 9600, format, presentationGapMs: 50 },
  };
  inHand = false;
});
afterEach(async () => {
  await devices.stop();
  await reader.stop();
});

async function start(change: Partial<DeviceConfig> = {}, off = false): Promise<void> {
  devices = createDevices({
    devices: [{ ...config, ...change } as DeviceConfig],
    log: { warn() {} },
    inHand: () => inHand,
  });
  events = [];
  devices.on((event) => events.push(event));
  if (off) devices.setDisabled('cards', true);
  await devices.start();
}

const keywords = () => devices.health()[0]?.reasons.map(({ keyword }) => keyword);
const poll = <T>(value: () => T) => expect.poll(value, { timeout: 20_000 });
const online = () => poll(() => devices.health()[0]?.availability).toBe('online');
const off = () => poll(keywords).toEqual(['paused']);
/** Taps while the port is closed; its octets need a moment through the cable, and must not come when it is open again. */
async function tapUnheard(uid: string): Promise<void> {
  await reader.tap(uid);
  await sleep(500);
}
const cards = () => events.filter(({ type }) => type === 'credential').length;

it('switches off and on through the agent, with events only from what is on', async () => {
  await start();
  await online();
  devices.setDisabled('cards', true);
  await off();
  await tapUnheard('04A2B3C4');
  devices.setDisabled('cards', false);
  await online();
  expect(cards()).toBe(0);
  await reader.tap('0011AABB');
  await poll(cards).toBe(1);
});

it('tells every new agent again what is off', async () => {
  await start();
  await online();
  devices.setDisabled('cards', true);
  await off();
  const { agentPid } = devices;
  process.kill(agentPid ?? 0, 'SIGKILL');
  await poll(() => devices.health()[0]?.availability).toBe('service-down');
  await off();
  expect(devices.agentPid).not.toBe(agentPid);
  await tapUnheard('04A2B3C4');
  devices.setDisabled('cards', false);
  await online();
  expect(cards()).toBe(0);
});

it('takes up at the next agent what was switched while there was none', async () => {
  await start({}, true);
  await off();
  process.kill(devices.agentPid ?? 0, 'SIGKILL');
  await poll(() => devices.agentPid).toBe(null);
  devices.setDisabled('cards', false);
  await online();
});

it('waits for what a device has in hand, and says so meanwhile', async () => {
  await start();
  await online();
  inHand = true;
  devices.setDisabled('cards', true);
  expect(devices.health()).toMatchObject([
    { availability: 'online', reasons: [{ keyword: 'moving-to-paused', severity: 'report' }] },
  ]);
  await reader.tap('04A2B3C4');
  await poll(cards).toBe(1);
  expect(keywords()).toEqual(['moving-to-paused']);
  inHand = false;
  await off();
});

it('leaves on what was switched on again before it went off', async () => {
  await start();
  await online();
  inHand = true;
  devices.setDisabled('cards', true);
  devices.setDisabled('cards', false);
  inHand = false;
  expect(keywords()).toEqual([]);
  await reader.tap('04A2B3C4');
  await poll(cards).toBe(1);
});

it('never switches on what is declared off, and passes over what is not declared', async () => {
  await start({ disabled: true });
  await off();
  devices.setDisabled('nobody', true);
  devices.setDisabled('cards', true);
  devices.setDisabled('cards', false);
  await expect(devices.port('cards', 'scanner').start()).rejects.toMatchObject({
    code: 'not-configured',
  });
  expect(keywords()).toEqual(['paused']);
});
