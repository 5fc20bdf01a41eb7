import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceHealth, DeviceRegistry } from '@hallway/device-drivers';
import { startUpsSimulator, type UpsSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, type TestContext } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { failure } from '../support/failure.ts';

const run = promisify(execFile);

async function simulated(test: TestContext): Promise<UpsSimulator> {
  const ups = await startUpsSimulator();
  test.onTestFinished(() => ups.stop());
  return ups;
}

/** What upsc (nut-client) says. */
async function upsc(...args: string[]): Promise<string> {
  const { stdout } = await run('upsc', args);
  return stdout.trim();
}

/** What upsc says when it does not succeed. */
async function complaint(...args: string[]): Promise<string> {
  const error: unknown = await run('upsc', args).then(
    () => 'none',
    (reason: unknown) => reason,
  );
  return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
}

/** Sends lines as they are and returns what is answered until the connection ends. */
async function say(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => (answer += chunk));
  socket.on('error', () => undefined);
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

describe.concurrent('the UPS simulator, asked by upsc', () => {
  it('lists its UPS and all it says', async (test) => {
    const ups = await simulated(test);
    const address = `${ups.ups}@127.0.0.1:${ups.port}`;
    expect(await upsc('-l', `127.0.0.1:${ups.port}`)).toBe('kioskups');
    expect(await upsc('-L', `127.0.0.1:${ups.port}`)).toBe('kioskups: UPS of the "hall"');
    expect((await upsc(address)).split('\n')).toEqual([
      'battery.charge: 100',
      'battery.runtime: 1800',
      'device.type: ups',
      'input.voltage: 230.0',
      'ups.mfr: Hallway',
      'ups.model: Simulated UPS',
      'ups.status: OL CHRG',
    ]);
  });

  it('goes from mains to an empty battery and back', async (test) => {
    const ups = await simulated(test);
    const address = `${ups.ups}@127.0.0.1:${ups.port}`;
    const status = () => upsc(address, 'ups.status');
    ups.state('battery');
    expect(await status()).toBe('OB DISCHRG');
    ups.state('low');
    expect(await status()).toBe('OB DISCHRG LB');
    expect(await upsc(address, 'battery.charge')).toBe('9');
    ups.state('mains');
    expect(await status()).toBe('OL CHRG');
  });

  it('says what is wrong in the words of the protocol', async (test) => {
    const ups = await simulated(test);
    const host = `127.0.0.1:${ups.port}`;
    expect(await complaint(`other@${host}`)).toContain('Unknown UPS');
    expect(await complaint(`${ups.ups}@${host}`, 'ups.temperature')).toContain(
      'Variable not supported by UPS',
    );
    ups.fault('stale');
    expect(await complaint(`${ups.ups}@${host}`)).toContain('Data stale');
    expect(await complaint(`${ups.ups}@${host}`, 'ups.status')).toContain('Data stale');
    expect(await upsc('-l', host)).toBe('kioskups');
    ups.fault('none');
    expect(await upsc(`${ups.ups}@${host}`, 'ups.status')).toBe('OL CHRG');
  });
});

describe('the UPS simulator, line by line', () => {
  it.for<[string, string]>([
    ['VER', 'Hallway UPS simulator'],
    ['NETVER', '1.3'],
    ['GET UPSDESC kioskups', 'UPSDESC kioskups "UPS of the \\"hall\\""'],
    ['GET NUMLOGINS kioskups', 'NUMLOGINS kioskups 0'],
    ['LIST CMD kioskups', 'BEGIN LIST CMD kioskups\nEND LIST CMD kioskups'],
    ['LIST VAR other', 'ERR UNKNOWN-UPS'],
    ['LIST VAR', 'ERR INVALID-ARGUMENT'],
    ['GET NONSENSE kioskups', 'ERR INVALID-ARGUMENT'],
    ['INSTCMD kioskups shutdown.return', 'ERR ACCESS-DENIED'],
    ['STARTTLS', 'ERR FEATURE-NOT-CONFIGURED'],
    ['NONSENSE', 'ERR UNKNOWN-COMMAND'],
    ['GET VAR "kioskups', 'ERR UNKNOWN-COMMAND'],
  ])('%s', async ([line, answer], test) => {
    const ups = await simulated(test);
    expect(await say(ups.port, `${line}\r\nLOGOUT\n`)).toBe(`${answer}\nOK Goodbye\n`);
  });

  it('hangs up on an endless line', async (test) => {
    const ups = await simulated(test);
    expect(await say(ups.port, 'x'.repeat(100_000))).toBe('');
  });
});

describe.concurrent('the UPS simulator, read by our driver', () => {
  const open = async (test: TestContext, ups: UpsSimulator): Promise<DeviceRegistry> => {
    const options = { port: ups.port, ups: ups.ups, pollMs: 200 };
    const registry = createRegistry([{ id: 'ups', kind: 'ups', driver: 'nut-ups', options }]);
    test.onTestFinished(() => registry.stop());
    await registry.start();
    return registry;
  };
  const health = (registry: DeviceRegistry): DeviceHealth | undefined => registry.health()[0];
  const reasons = (registry: DeviceRegistry): string[] =>
    health(registry)?.reasons.map(({ keyword }) => keyword) ?? [];

  it('is on mains, on battery, and nearly empty', async (test) => {
    const ups = await simulated(test);
    const registry = await open(test, ups);
    await until('it is online', () => health(registry)?.availability === 'online');
    expect(health(registry)?.model).toBe('Hallway Simulated UPS');
    const power = registry.capability('ups', 'power');
    expect(await power.state()).toMatchObject({ source: 'mains', low: false, percent: 100 });
    ups.state('battery');
    await until('it is on battery', () => reasons(registry).join() === 'on-battery');
    expect(await power.state()).toMatchObject({ source: 'battery', low: false, percent: 60 });
    ups.state('low');
    await until('it is low', () => reasons(registry).includes('battery-low'));
    expect(await power.state()).toMatchObject({ low: true, runtimeSeconds: 120 });
    ups.state('mains');
    await until('it is on mains', () => reasons(registry).length === 0);
  });

  it('is missing while stale, and silent while silent', async (test) => {
    const ups = await simulated(test);
    const registry = await open(test, ups);
    await until('it is online', () => health(registry)?.availability === 'online');
    ups.fault('stale');
    await until('it is missing', () => health(registry)?.availability === 'noDevice');
    const error = await failure(registry.capability('ups', 'power').state());
    expect(error.message).toContain('DATA-STALE');
    ups.fault('silent');
    await until('it is silent', () => reasons(registry).includes('timed-out'));
    ups.fault('none');
    await until('it is well', () => health(registry)?.availability === 'online');
  });
});
