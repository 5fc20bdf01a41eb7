import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceHealth, DeviceRegistry } from '@hallway/device-drivers';
import { describe, expect, it, type TestContext } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { startNut, type Nut } from '../../peers/nut.ts';
import { startTcpProxy } from '../../peers/tcp-proxy.ts';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';

const onMains = {
  'ups.status': 'OL CHRG',
  'battery.charge': '87',
  'battery.runtime': '1800',
  'ups.mfr': 'Hallway',
  'ups.model': 'Dummy 1',
};
const lowOnBattery = { ...onMains, 'ups.status': 'OB DISCHRG LB', 'battery.charge': '9' };

/** The tests wait for timers most of the time and so run side by side. */
async function nut(test: TestContext, variables: Record<string, string> = onMains): Promise<Nut> {
  const dir = await tempDir();
  test.onTestFinished(dir.remove);
  const started = await startNut(dir.path, variables);
  test.onTestFinished(() => started.stop());
  return started;
}

async function connect(test: TestContext, port: number, ups = 'kioskups'): Promise<DeviceRegistry> {
  const options = { port, ups, pollMs: 200 };
  const registry = createRegistry([{ id: 'ups', kind: 'ups', driver: 'nut-ups', options }]);
  test.onTestFinished(() => registry.stop());
  await registry.start();
  return registry;
}

const health = (registry: DeviceRegistry): DeviceHealth => {
  const [first] = registry.health();
  if (first === undefined) throw new Error('no device');
  return first;
};

const becomes = (registry: DeviceRegistry, availability: string): Promise<void> =>
  until(`the UPS is ${availability}`, () => health(registry).availability === availability);

describe.concurrent('a UPS behind the upsd of Network UPS Tools', () => {
  it('is read from mains to an empty battery and back', async (test) => {
    const peer = await nut(test);
    const registry = await connect(test, peer.port);
    await becomes(registry, 'online');
    expect(health(registry)).toMatchObject({
      kind: 'ups',
      model: 'Hallway Dummy 1',
      lifecycle: 'idle',
      reasons: [],
      supplies: [{ kind: 'battery', level: 'full', percent: 87 }],
      source: 'nut',
    });
    const power = registry.capability('ups', 'power');
    expect(await power.state()).toEqual({
      source: 'mains',
      low: false,
      percent: 87,
      runtimeSeconds: 1800,
    });

    peer.say(lowOnBattery);
    await until('it is on battery', () => health(registry).reasons.length === 2);
    expect(health(registry)).toMatchObject({
      availability: 'online',
      reasons: [
        { keyword: 'on-battery', severity: 'warning' },
        { keyword: 'battery-low', severity: 'error' },
      ],
      supplies: [{ level: 'low', percent: 9 }],
    });
    expect(await power.state()).toMatchObject({ source: 'battery', low: true, percent: 9 });

    peer.say(onMains);
    await until('it is on mains again', () => health(registry).reasons.length === 0);
  });

  it('is waited for when upsd is killed, and asked again when it is back', async (test) => {
    const peer = await nut(test);
    const registry = await connect(test, peer.port);
    await becomes(registry, 'online');
    await peer.killUpsd();
    await becomes(registry, 'service-down');
    const error = await failure(registry.capability('ups', 'power').state());
    expect(error).toMatchObject({ code: 'offline', effect: 'none', retryable: true });
    await peer.startUpsd();
    await becomes(registry, 'online');
    expect(await registry.capability('ups', 'power').state()).toMatchObject({ source: 'mains' });
  });

  it('is missing while its driver is gone', async (test) => {
    const peer = await nut(test);
    const registry = await connect(test, peer.port);
    await becomes(registry, 'online');
    await peer.killDriver();
    await becomes(registry, 'noDevice');
    const error = await failure(registry.capability('ups', 'power').state());
    expect(error).toMatchObject({ code: 'device-error', effect: 'none' });
    expect(error.message).toContain('DRIVER-NOT-CONNECTED');
    await peer.startDriver();
    await becomes(registry, 'online');
  });

  it('may not know charge and runtime', async (test) => {
    const peer = await nut(test, { 'ups.status': 'OB' });
    const registry = await connect(test, peer.port);
    await until('it is on battery', () => health(registry).reasons.length === 1);
    expect(health(registry)).toMatchObject({ supplies: [{ percent: null }] });
    expect(await registry.capability('ups', 'power').state()).toEqual({
      source: 'battery',
      low: false,
      percent: null,
      runtimeSeconds: null,
    });
  });

  it('is another one when upsd has none of its name', async (test) => {
    const peer = await nut(test);
    const registry = await connect(test, peer.port, 'other');
    await becomes(registry, 'noDevice');
    const error = await failure(registry.capability('ups', 'power').state());
    expect(error).toMatchObject({ code: 'wrong-device', effect: 'none' });
    expect(error.message).toContain('kioskups');
  });

  it('is asked over a new connection when its answers are those to other questions', async (test) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      const confused = 'BEGIN LIST UPS\nUPS kioskups "x"\nEND LIST UPS\n';
      socket.once('data', () => {
        socket.write(confused);
        socket.on('data', () => socket.write('VAR kioskups battery.charge "OL"\n'));
      });
      socket.on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    test.onTestFinished(() => void server.close());
    const registry = await connect(test, (server.address() as AddressInfo).port);
    await becomes(registry, 'service-down');
    const error = await failure(registry.capability('ups', 'power').state());
    expect(error).toMatchObject({ code: 'protocol', effect: 'none' });
    await until('it is asked again', () => connections > 1);
  });

  it('is unknown when nobody says anything any more', async (test) => {
    const peer = await nut(test);
    const proxy = await startTcpProxy({ port: peer.port });
    test.onTestFinished(() => proxy.stop());
    proxy.fault({ type: 'silence' });
    const registry = await connect(test, proxy.port);
    await until('it is said why', () => health(registry).reasons[0]?.keyword === 'timed-out');
    expect(health(registry).availability).toBe('service-down');
    await until('that is too old too', () => health(registry).availability === 'unknown');
  });
});
