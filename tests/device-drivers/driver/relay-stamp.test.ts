import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry, deviceConfigSchema } from '@hallway/device-drivers';
import type { DeviceRegistry, RelayStampOptions, Stamp } from '@hallway/device-drivers';
import { startStampSimulator } from '@hallway/device-drivers/sim';
import type { StampFault, StampSimulator } from '@hallway/device-drivers/sim';
import { afterEach, describe, expect, it } from 'vitest';
import { FunctionCode } from '../../../device-drivers/src/codec/modbus/index.ts';
import { until } from '../../peers/daemon.ts';
import { startPymodbusUnit } from '../../peers/pymodbus.ts';
import { failure } from '../support/failure.ts';

const limits = { armLimitMs: 500, stampLimitMs: 1_000 };

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Bench {
  simulator: StampSimulator;
  registry: DeviceRegistry;
  stamp: Stamp;
  /** How often each sheet was stamped: the truth on paper. */
  sheets: number[];
  armCoil: () => boolean | undefined;
  availability: () => string | undefined;
  reasons: () => string[] | undefined;
}

/** A driver on one end of a real pty and a stamp machine on the other, with a sheet under its die. */
async function bench(options: Partial<RelayStampOptions> = {}): Promise<Bench> {
  const simulator = await startStampSimulator();
  cleanUps.push(() => simulator.stop());
  simulator.mechanism.insertSheet();
  const machine = { ...simulator.options, ...limits, ...options };
  const registry = createRegistry([
    { id: 'stamp', kind: 'stamp', driver: 'relay-stamp', options: machine },
  ]);
  cleanUps.push(() => registry.stop());
  await registry.start();
  const health = () => registry.health()[0];
  const availability = (): string | undefined => health()?.availability;
  await until('the machine is there', () => availability() === 'online');
  return {
    simulator,
    registry,
    stamp: registry.capability('stamp', 'stamp'),
    sheets: simulator.mechanism.sheets,
    armCoil: () => simulator.relay.board.coils[simulator.options.coils.arm],
    availability,
    reasons: () => health()?.reasons.map(({ keyword }) => keyword),
  };
}

describe('a stamp machine', () => {
  it('stamps once for one arming, and proves it', async () => {
    const { simulator, stamp, sheets, armCoil } = await bench();
    await stamp.arm();
    expect(armCoil()).toBe(true);
    expect(await stamp.stamp()).toEqual({ confirmed: true, counter: 1 });
    expect(armCoil()).toBe(false);
    expect(sheets).toEqual([1]);

    simulator.mechanism.insertSheet();
    await stamp.arm();
    expect(await stamp.stamp()).toEqual({ confirmed: true, counter: 2 });
    expect(sheets).toEqual([1, 1]);
  });

  it('counts over the end of its counter', async () => {
    const { simulator, stamp } = await bench();
    simulator.relay.board.inputRegisters.set(0, 65_535);
    await stamp.arm();
    expect(await stamp.stamp()).toEqual({ confirmed: true, counter: 0 });
  });

  it('never stamps without arming, nor twice for one', async () => {
    const { stamp, sheets } = await bench();
    const refused = { code: 'refused', effect: 'none' };
    expect(await failure(stamp.stamp())).toMatchObject(refused);
    await stamp.arm();
    expect(await failure(stamp.arm())).toMatchObject(refused);
    const calls = await Promise.allSettled([stamp.stamp(), stamp.stamp(), stamp.arm()]);
    expect(calls).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'busy', effect: 'none' } },
      { status: 'rejected', reason: { code: 'busy', effect: 'none' } },
    ]);
    expect(await failure(stamp.stamp())).toMatchObject(refused);
    expect(sheets).toEqual([1]);
  });

  it('is disarmed on request and when it waits too long', async () => {
    const { stamp, sheets, armCoil } = await bench({ armedForMs: 300 });
    await stamp.arm();
    await stamp.disarm();
    expect(armCoil()).toBe(false);
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'refused' });
    await stamp.arm();
    await until('it disarms itself', () => armCoil() === false);
    const refused = async (): Promise<boolean> => (await failure(stamp.stamp())).code === 'refused';
    await until('it is not armed any more', refused);
    expect(sheets).toEqual([0]);
  });

  it('does not arm without paper', async () => {
    const { simulator, stamp, armCoil, reasons, availability } = await bench();
    simulator.mechanism.takeSheet();
    expect(await failure(stamp.arm())).toMatchObject({ code: 'device-error', effect: 'none' });
    expect(armCoil()).toBe(false);
    await until('it is told', () => reasons()?.includes('media-empty') === true);
    expect(availability()).toBe('online');
  });

  it('does not stamp when the paper was taken after arming', async () => {
    const { simulator, stamp, sheets, armCoil } = await bench();
    await stamp.arm();
    simulator.mechanism.takeSheet();
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'device-error', effect: 'none' });
    expect(armCoil()).toBe(false);
    expect(sheets).toEqual([0]);
  });

  it('says so, cleanly, when its arm is stuck', async () => {
    const { simulator, stamp, sheets, armCoil } = await bench();
    simulator.mechanism.faults.add('stuck-arm');
    expect(await failure(stamp.arm())).toMatchObject({ code: 'device-error', effect: 'none' });
    expect(armCoil()).toBe(false);
    simulator.mechanism.faults.delete('stuck-arm');
    await stamp.arm();
    await stamp.stamp();
    expect(sheets).toEqual([1]);
  });

  it.each<[StampFault, number]>([
    ['missing-confirm', 1],
    ['no-stroke', 0],
    ['double-stroke', 2],
    ['dead-counter', 1],
    ['stuck-down', 1],
  ])('leaves open what happened when there is %s', async (fault, truth) => {
    const { simulator, stamp, sheets, armCoil, reasons } = await bench();
    await stamp.arm();
    simulator.mechanism.faults.add(fault);
    const error = await failure(stamp.stamp());
    expect(error).toMatchObject({ code: 'device-error', effect: 'possible', retryable: false });
    expect(sheets).toEqual([truth]);
    expect(armCoil()).toBe(false);
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'refused', effect: 'none' });
    await until('it is told', () => reasons()?.includes('stamp-unconfirmed') === true);
    expect(sheets).toEqual([truth]);
  });

  it('does not arm while the die is down, and is out of order so long', async () => {
    const { simulator, stamp, reasons, availability } = await bench();
    await stamp.arm();
    simulator.mechanism.faults.add('stuck-down');
    await failure(stamp.stamp());
    expect(await failure(stamp.arm())).toMatchObject({ code: 'device-error', effect: 'none' });
    await until('it is told', () => availability() === 'hardwareError');
    expect(reasons()).toEqual(['stamp-stuck', 'stamp-unconfirmed']);
    simulator.mechanism.faults.clear();
    simulator.mechanism.free();
    await stamp.arm();
    await stamp.stamp();
    await until('all is well', () => availability() === 'online' && reasons()?.length === 0);
  });

  it('leaves it open when the pulse is not answered, and clean when it is refused', async () => {
    const { simulator, stamp, sheets } = await bench({ stampLimitMs: 10_000 });
    await stamp.arm();
    simulator.relay.fault({ type: 'exception', code: 2 }, FunctionCode.writeSingleCoil);
    const before = performance.now();
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'refused', effect: 'none' });
    // A stroke that cannot come is not waited for.
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(sheets).toEqual([0]);
    simulator.relay.fault({ type: 'none' });
    await stamp.disarm();
    await stamp.arm();
    simulator.relay.fault({ type: 'mute' }, FunctionCode.writeSingleCoil);
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'timeout', effect: 'possible' });
    expect(sheets).toEqual([1]);
  });

  it('leaves it open when it is unplugged in the middle of a stamp', async () => {
    const { simulator, stamp, sheets, armCoil, availability } = await bench();
    await stamp.arm();
    const stamping = failure(stamp.stamp());
    const { board } = simulator.relay;
    await until('the pulse', () => board.coils[simulator.options.coils.stamp] === true);
    await simulator.relay.unplug();
    expect(await stamping).toMatchObject({ effect: 'possible' });
    await until('the die was down', () => sheets[0] === 1);
    await until('the loss is noticed', () => availability() === 'noDevice');
    await simulator.relay.plug();
    await until('it is back', () => availability() === 'online');
    expect(armCoil()).toBe(false);
    expect(board.coils[simulator.options.coils.stamp]).toBe(false);
    expect(sheets).toEqual([1]);
  });

  it('forgets its arming when it is unplugged', async () => {
    const { simulator, stamp, sheets, armCoil, availability } = await bench();
    await stamp.arm();
    await simulator.relay.unplug();
    await until('the loss is noticed', () => availability() === 'noDevice');
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'refused', effect: 'none' });
    await simulator.relay.plug();
    await until('it is back', () => availability() === 'online');
    expect(armCoil()).toBe(false);
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'refused', effect: 'none' });
    expect(sheets).toEqual([0]);
  });

  it('does not stamp when its power failed for a moment, sensor or not', async () => {
    const { simulator, stamp, sheets } = await bench({ inputs: { down: 0 } });
    await stamp.arm();
    simulator.relay.board.powerOff();
    expect(await failure(stamp.stamp())).toMatchObject({ code: 'device-error', effect: 'none' });
    expect(sheets).toEqual([0]);
  });

  it('is at rest once closed, also when it was armed; closing twice is closing once', async () => {
    const { registry, stamp, armCoil } = await bench();
    await stamp.arm();
    await registry.stop();
    await registry.stop();
    expect(armCoil()).toBe(false);
    expect(registry.health()[0]).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
    await sleep(50);
    expect(await failure(stamp.arm())).toMatchObject({ code: 'offline', effect: 'none' });
  });

  it('works without the sensors that are not wired', async () => {
    const { stamp, sheets, simulator } = await bench({
      inputs: { down: 0 },
    });
    const { board } = simulator.relay;
    await stamp.arm();
    await until('the arm is in place', () => board.inputs[1] === true);
    expect(await stamp.stamp()).toMatchObject({ confirmed: true });
    expect(sheets).toEqual([1]);
  });
});

it('stamps over a relay board of pymodbus, whose inputs follow its coils', async () => {
  const peer = await startPymodbusUnit(1, 2);
  cleanUps.push(() => peer.stop());
  const options = {
    board: { path: peer.path, baudRate: 9_600, unit: 1, coils: 2, inputs: 2 },
    coils: { arm: 0, stamp: 1 },
    inputs: { armed: 0, down: 1 },
    pulseMs: 200,
  };
  const registry = createRegistry([{ id: 'stamp', kind: 'stamp', driver: 'relay-stamp', options }]);
  cleanUps.push(() => registry.stop());
  await registry.start();
  await until('the board is there', () => registry.health()[0]?.availability === 'online');
  const stamp = registry.capability('stamp', 'stamp');
  await stamp.arm();
  expect(await stamp.stamp()).toEqual({ confirmed: true, counter: null });
  const atRest = ['0 off', '1 off'];
  expect(peer.written()).toEqual([...atRest, '0 on', '1 on', '1 off', '0 off']);
});

describe('a declared stamp machine', () => {
  const board = { path: '/dev/x', baudRate: 9_600, unit: 1, coils: 2, inputs: 3 };
  const options = { board, coils: { arm: 0, stamp: 1 }, inputs: { down: 2 }, pulseMs: 100 };
  const parse = (changed: object) =>
    deviceConfigSchema.safeParse({
      id: 'stamp',
      kind: 'stamp',
      driver: 'relay-stamp',
      options: { ...options, ...changed },
    }).success;

  it('has its coils and inputs on its board', () => {
    expect(parse({})).toBe(true);
    expect(parse({ coils: { arm: 0, stamp: 2 } })).toBe(false);
    expect(parse({ coils: { arm: 1, stamp: 1 } })).toBe(false);
    expect(parse({ inputs: { down: 3 } })).toBe(false);
    expect(parse({ inputs: { down: 0, paper: 7 } })).toBe(false);
  });
});
