import { createRegistry } from '@hallway/device-drivers';
import type { DeviceRegistry, ModbusRelayOptions, Relay } from '@hallway/device-drivers';
import { startModbusRelaySimulator } from '@hallway/device-drivers/sim';
import type { ModbusRelaySimulator } from '@hallway/device-drivers/sim';
import { afterEach, describe, expect, it } from 'vitest';
import { FunctionCode } from '../../../device-drivers/src/codec/modbus/index.ts';
import { until } from '../../peers/daemon.ts';
import { startPymodbusUnit } from '../../peers/pymodbus.ts';
import { failure } from '../support/failure.ts';

const shape = { unit: 1, coils: 4, inputs: 4 };
const flashOn = { firstCoil: 512, unitMs: 100 };
const PULSED = 2;

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Bench {
  registry: DeviceRegistry;
  relay: Relay;
  availability: () => string | undefined;
}

async function connect(path: string, options: Partial<ModbusRelayOptions> = {}): Promise<Bench> {
  const board = { path, baudRate: 9_600, ...shape, momentary: [PULSED], ...options };
  const registry = createRegistry([
    { id: 'relay', kind: 'relay', driver: 'modbus-relay', options: board },
  ]);
  cleanUps.push(() => registry.stop());
  await registry.start();
  const relay = registry.capability('relay', 'relay');
  return { registry, relay, availability: () => registry.health()[0]?.availability };
}

async function simulator(): Promise<ModbusRelaySimulator> {
  const started = await startModbusRelaySimulator({ ...shape, flashOn });
  cleanUps.push(() => started.stop());
  return started;
}

/** A driver on one end of a real pty, and the simulated board on the other. */
async function bench(
  options: Partial<ModbusRelayOptions> = {},
): Promise<Bench & { board: ModbusRelaySimulator }> {
  const board = await simulator();
  const connected = await connect(board.path, options);
  await until('the board is there', () => connected.availability() === 'online');
  return { ...connected, board };
}

describe('a relay board of pymodbus', () => {
  it('is switched, pulsed and read', async () => {
    const peer = await startPymodbusUnit(1, 4);
    cleanUps.push(() => peer.stop());
    const { relay, availability } = await connect(peer.path);
    await until('the board is there', () => availability() === 'online');
    await relay.set(3, true);
    expect(await relay.inputs()).toEqual([false, false, false, true]);
    const pulse = relay.pulse(PULSED, 200);
    await until('the pulse', async () => (await relay.inputs())[PULSED] === true);
    await pulse;
    expect(await relay.inputs()).toEqual([false, false, false, true]);
    expect(peer.written()).toEqual(['2 off', '3 on', '2 on', '2 off']);
    await peer.unplug();
    await until('it is missed', () => availability() === 'noDevice');
  });

  it('that has another address is silent, and nothing is done', async () => {
    const peer = await startPymodbusUnit(5, 4);
    cleanUps.push(() => peer.stop());
    const { registry, relay, availability } = await connect(peer.path);
    await until('its silence is noticed', () => availability() === 'offline');
    expect(registry.health()[0]?.reasons).toMatchObject([{ keyword: 'timed-out' }]);
    expect(await failure(relay.set(0, true))).toMatchObject({ code: 'offline', effect: 'none' });
    expect(peer.written()).toEqual([]);
  });
});

describe('a relay board on a pty', () => {
  it('asks one thing at a time, however many ask', async () => {
    const { relay, board } = await bench();
    board.board.inputs[1] = true;
    const answers = await Promise.all([
      relay.set(0, true),
      relay.inputs(),
      relay.set(1, true),
      relay.inputs(),
      relay.set(0, false),
    ]);
    expect(answers[1]).toEqual([false, true, false, false]);
    expect(board.board.coils).toEqual([false, true, false, false]);
  });

  it('pulses for as long as it is told', async () => {
    const { relay, board } = await bench();
    await relay.pulse(PULSED, 300);
    const [on, off] = board.board.switchings;
    expect([on, off]).toMatchObject([
      { coil: PULSED, on: true },
      { coil: PULSED, on: false },
    ]);
    const lasted = (off?.at ?? 0) - (on?.at ?? 0);
    expect(lasted).toBeGreaterThan(280);
    expect(lasted).toBeLessThan(600);
  });

  it('has the board time the pulse where it can, so that it ends without the kiosk', async () => {
    const { registry, relay, board } = await bench({ flashOn });
    const pulse = failure(relay.pulse(PULSED, 250));
    await until('the pulse', () => board.board.coils[PULSED] === true);
    await board.unplug();
    expect(await pulse).toMatchObject({ effect: 'possible' });
    await registry.stop();
    await until('the end of the pulse', () => board.board.coils[PULSED] === false);
    const [on, off] = board.board.switchings;
    expect((off?.at ?? 0) - (on?.at ?? 0)).toBeGreaterThan(290);
  });

  it('reads that a pulse timed by the board is over', async () => {
    const { relay, board } = await bench({ flashOn });
    await relay.pulse(PULSED, 100);
    expect(board.board.switchings).toHaveLength(2);
    // A board that means another unit of time than declared.
    const slow = await bench({ flashOn: { firstCoil: 512, unitMs: 10 } });
    const error = await failure(slow.relay.pulse(PULSED, 100));
    expect(error).toMatchObject({ code: 'device-error', effect: 'possible', retryable: false });
  });

  it('switches momentary coils off first, as a kiosk that died may have left one on', async () => {
    const board = await simulator();
    board.board.coils[PULSED] = true;
    board.board.coils[0] = true;
    const { availability } = await connect(board.path);
    await until('the board is there', () => availability() === 'online');
    expect(board.board.coils).toEqual([true, false, false, false]);
  });

  it('ends a pulse early when it is closed', async () => {
    const { registry, relay, board } = await bench();
    const pulse = failure(relay.pulse(PULSED, 60_000));
    await until('the pulse', () => board.board.coils[PULSED] === true);
    await registry.stop();
    expect(await pulse).toMatchObject({ code: 'aborted', effect: 'possible' });
    expect(board.board.coils[PULSED]).toBe(false);
  });

  it('refuses what it must not do, and nothing is sent', async () => {
    const { relay, board } = await bench();
    const refused = { code: 'refused', effect: 'none' };
    expect(await failure(relay.set(PULSED, true))).toMatchObject(refused);
    expect(await failure(relay.pulse(0, 100))).toMatchObject(refused);
    expect(await failure(relay.pulse(PULSED, 60_001))).toMatchObject(refused);
    expect(await failure(relay.pulse(PULSED, Number.NaN))).toMatchObject(refused);
    expect(await failure(relay.set(4, true))).toMatchObject(refused);
    expect(await failure(relay.set(-1, true))).toMatchObject(refused);
    const pulse = relay.pulse(PULSED, 200);
    expect(await failure(relay.pulse(PULSED, 200))).toMatchObject({ code: 'busy', effect: 'none' });
    await pulse;
    expect(board.board.switchings).toHaveLength(2);
  });

  it('says that a command that was not answered may have been done', async () => {
    const { relay, board, availability } = await bench();
    board.fault({ type: 'mute' });
    expect(await failure(relay.set(0, true))).toMatchObject({
      code: 'timeout',
      effect: 'possible',
      retryable: false,
    });
    expect(board.board.coils[0]).toBe(true);
    await until('the silence is noticed', () => availability() === 'offline');
    board.fault({ type: 'none' });
    await until('the board is back', () => availability() === 'online');
  });

  it('says that a question that was not answered changed nothing', async () => {
    const { relay, board } = await bench();
    board.fault({ type: 'bad-crc' });
    const error = await failure(relay.inputs());
    expect(error).toMatchObject({ code: 'timeout', effect: 'none', retryable: true });
  });

  it('says what a board refuses', async () => {
    const { relay, board } = await bench();
    board.fault({ type: 'exception', code: 2 }, FunctionCode.writeSingleCoil);
    expect(await failure(relay.set(0, true))).toMatchObject({ code: 'refused', effect: 'none' });
    board.fault({ type: 'exception', code: 4 }, FunctionCode.writeSingleCoil);
    const failed = { code: 'device-error', effect: 'possible' };
    expect(await failure(relay.set(0, true))).toMatchObject(failed);
    board.fault({ type: 'exception', code: 6 }, FunctionCode.writeSingleCoil);
    const busy = { code: 'busy', effect: 'none', retryable: true };
    expect(await failure(relay.set(0, true))).toMatchObject(busy);
  });

  it('never takes a late answer for the answer to the next question', async () => {
    const { relay, board, availability } = await bench({ timeoutMs: 100 });
    board.board.inputs[0] = true;
    board.fault({ type: 'late', ms: 250 }, FunctionCode.readDiscreteInputs);
    expect(await failure(relay.inputs())).toMatchObject({ code: 'timeout' });
    board.fault({ type: 'none' });
    board.board.inputs[0] = false;
    expect(await failure(relay.inputs())).toMatchObject({ code: 'offline', effect: 'none' });
    await until('the board is back', () => availability() === 'online');
    expect(await relay.inputs()).toEqual([false, false, false, false]);
  });

  it('does not believe a coil that did not switch', async () => {
    const { relay, board } = await bench();
    board.board.onCoil((coil) => {
      board.board.coils[coil] = false;
    });
    expect(await failure(relay.set(0, true))).toMatchObject({
      code: 'device-error',
      effect: 'possible',
    });
  });

  it('comes back after being unplugged, and puts its pulsed coils to rest', async () => {
    const { relay, board, availability } = await bench();
    const pulse = failure(relay.pulse(PULSED, 400));
    await until('the pulse', () => board.board.coils[PULSED] === true);
    await board.unplug();
    expect(await pulse).toMatchObject({ code: 'offline', effect: 'possible' });
    await until('the loss is noticed', () => availability() === 'noDevice');
    expect(board.board.coils[PULSED]).toBe(true);
    await board.plug();
    await until('the board is back', () => availability() === 'online');
    expect(board.board.coils[PULSED]).toBe(false);
    await relay.set(0, true);
  });

  it('can do without inputs', async () => {
    const { relay, availability } = await bench({ inputs: 0 });
    expect(availability()).toBe('online');
    expect(await failure(relay.inputs())).toMatchObject({ code: 'unsupported', effect: 'none' });
  });
});
