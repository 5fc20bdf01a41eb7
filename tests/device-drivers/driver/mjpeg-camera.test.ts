import type { Socket } from 'node:net';
import { createRegistry, deviceConfigSchema, systemClock } from '@hallway/device-drivers';
import type {
  Camera,
  Clock,
  DeviceConfig,
  DeviceEvent,
  DeviceHealth,
  DeviceRegistry,
  MjpegCameraOptions,
  Picture,
} from '@hallway/device-drivers';
import { startCameraSimulator, type CameraSimulator } from '@hallway/device-drivers/sim';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { until as untilSoon } from '../../peers/daemon.ts';
import { startDigestProxy } from '../../peers/digest-proxy.ts';
import { freePort } from '../../peers/free-port.ts';
import { startTlsFront } from '../../peers/tls-front.ts';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';
import { prepareZxing, readSymbols } from '../support/zxing.ts';
import { part, startCameraServer, STREAM_HEAD, tinyJpeg } from './camera-server.ts';

/** Several cameras draw their pictures in this process at once, and the machine may have other things to do. */
const PATIENCE_MS = 25_000;
const until = (what: string, question: () => boolean): Promise<void> =>
  untilSoon(what, question, PATIENCE_MS);
const shoot = (camera: Camera): Promise<Picture> => camera.capture({ timeoutMs: PATIENCE_MS });

/** Stops at the end of the test what it started. */
type Test = Pick<TestContext, 'onTestFinished'>;

async function simulated(test: Test): Promise<CameraSimulator> {
  const camera = await startCameraSimulator({ picturesPerSecond: 5 });
  test.onTestFinished(() => camera.stop());
  return camera;
}

async function serving(test: Test, serve: Parameters<typeof startCameraServer>[0]) {
  const server = await startCameraServer(serve);
  test.onTestFinished(() => server.stop());
  return server;
}

function registryOf(test: Test, options: MjpegCameraOptions, clock: Clock = systemClock) {
  const config: DeviceConfig = { id: 'above', kind: 'camera', driver: 'mjpeg-camera', options };
  const registry = createRegistry([config], { clock });
  test.onTestFinished(() => registry.stop());
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  return { registry, events };
}

async function connect(test: Test, options: MjpegCameraOptions, clock?: Clock) {
  const { registry, events } = registryOf(test, options, clock);
  await registry.start();
  return { registry, events, camera: registry.capability('above', 'camera') };
}

const health = (registry: DeviceRegistry): DeviceHealth => {
  const [first] = registry.health();
  if (first === undefined) throw new Error('no device');
  return first;
};

const becomes = (registry: DeviceRegistry, availability: string): Promise<void> =>
  until(`the camera is ${availability}`, () => health(registry).availability === availability);

const hasReason = (registry: DeviceRegistry, keyword: string): Promise<void> =>
  until(keyword, () => health(registry).reasons.some((reason) => reason.keyword === keyword));

/** The number that stands in the QR code of a simulated picture. */
async function numberIn({ jpeg }: Picture): Promise<number> {
  const [code] = await readSymbols(jpeg);
  return Number(code?.text);
}

beforeAll(prepareZxing);

describe.concurrent('a camera over Motion JPEG', { timeout: 90_000 }, () => {
  it('is closed until it is opened, and then well for as long as pictures come', async (test) => {
    const simulator = await simulated(test);
    const { registry, events } = registryOf(test, { uri: simulator.uri });
    expect(health(registry)).toMatchObject({ kind: 'camera', lifecycle: 'closed' });
    expect(simulator.viewers()).toBe(0);
    await registry.start();
    await becomes(registry, 'online');
    expect(health(registry)).toMatchObject({
      model: 'Hallway camera simulator',
      lifecycle: 'idle',
      reasons: [],
      source: 'http',
    });
    await until('many pictures went by', () => simulator.picture() > 12);
    const seen = events.flatMap((event) => (event.type === 'health' ? [event.health] : []));
    expect(new Set(seen.map(({ availability }) => availability))).toEqual(new Set(['online']));
    // Not one for each picture.
    expect(seen.length).toBeLessThan(simulator.picture());
  });

  it('takes the next picture, never one from before', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    let last = 0;
    for (let times = 0; times < 3; times++) {
      // The newest may still be on its way.
      const [newest, at] = [simulator.picture(), Date.now()];
      const picture = await shoot(camera);
      expect(picture).toMatchObject({ width: 640, height: 480 });
      const number = await numberIn(picture);
      expect(number).toBeGreaterThan(last);
      expect(number).toBeGreaterThanOrEqual(newest);
      last = number;
      expect(picture.at).toBeGreaterThanOrEqual(at);
      expect(picture.at).toBeLessThanOrEqual(Date.now());
    }
  });

  it('gives the same picture to all who ask at once', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    const pictures = await Promise.all(Array.from({ length: 8 }, () => shoot(camera)));
    expect(new Set(await Promise.all(pictures.map(numberIn))).size).toBe(1);
    expect(simulator.viewers()).toBe(1);
  });

  it('says nothing of its pictures in events', async (test) => {
    const simulator = await simulated(test);
    const { registry, events, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    await shoot(camera);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['health']));
    expect(JSON.stringify(events).length).toBeLessThan(5_000);
  });

  it('takes no picture that began before it was asked for', async (test) => {
    let client: Socket | null = null;
    const send = (octets: Buffer): void => void client?.write(octets);
    const server = await serving(test, (socket) => {
      client = socket;
      send(Buffer.concat([Buffer.from(STREAM_HEAD), part(tinyJpeg(1)), part(tinyJpeg(2))]));
    });
    const { registry, camera } = await connect(test, { uri: server.uri });
    await becomes(registry, 'online');
    const [started, next] = [part(tinyJpeg(3)), part(tinyJpeg(4))];
    send(started.subarray(0, 40));
    // What was sent is read once a capture that waits for it does not come.
    await failure(camera.capture({ timeoutMs: 1_000 }));
    const captured = shoot(camera);
    send(Buffer.concat([started.subarray(40), next]));
    expect(Buffer.from((await captured).jpeg)).toEqual(tinyJpeg(4));
  });

  it('is frozen when the same picture comes again and again, and well when it moves', async (test) => {
    const simulator = await simulated(test);
    const options = { uri: simulator.uri, frozenAfterMs: 1_000 };
    const { registry, events, camera } = await connect(test, options);
    await becomes(registry, 'online');
    simulator.fault('freeze');
    await hasReason(registry, 'picture-frozen');
    expect(health(registry)).toMatchObject({
      lifecycle: 'error',
      availability: 'hardwareError',
      reasons: [{ keyword: 'picture-frozen', severity: 'error' }],
    });
    const error = await failure(camera.capture({ timeoutMs: 400 }));
    expect(error).toMatchObject({ code: 'timeout', effect: 'none', retryable: true });
    const said = events.length;
    await until('it is still frozen', () => events.length > said + 1);
    simulator.fault('none');
    await becomes(registry, 'online');
    expect(health(registry).reasons).toEqual([]);
    await shoot(camera);
  });

  it('is made anew when nothing at all comes any more', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri, frozenAfterMs: 1_000 });
    await becomes(registry, 'online');
    simulator.fault('silent');
    await hasReason(registry, 'picture-frozen');
    const waiting = failure(shoot(camera));
    await hasReason(registry, 'timed-out');
    expect(health(registry).availability).toBe('offline');
    expect(await waiting).toMatchObject({ code: 'timeout', effect: 'none' });
    simulator.fault('none');
    await becomes(registry, 'online');
  });

  it('is well in the dark: a covered lens is seen in the picture, not in the health', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    simulator.fault('cover');
    const before = simulator.picture();
    await until('dark pictures came', () => simulator.picture() > before + 8);
    expect(health(registry)).toMatchObject({ availability: 'online', reasons: [] });
    expect(await readSymbols((await shoot(camera)).jpeg)).toEqual([]);
  });

  it('drops what is no picture, and says so when it goes on', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri, frozenAfterMs: 1_000 });
    await becomes(registry, 'online');
    simulator.fault('not-jpeg');
    await hasReason(registry, 'picture-unreadable');
    expect(health(registry)).toMatchObject({ lifecycle: 'error', availability: 'hardwareError' });
    expect(await failure(camera.capture({ timeoutMs: 300 }))).toMatchObject({ code: 'timeout' });
    simulator.fault('none');
    await becomes(registry, 'online');
  });

  it('is missed when it is unplugged, and works again when it is back', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    const waiting = Array.from({ length: 3 }, () => failure(shoot(camera)));
    await simulator.unplug();
    await becomes(registry, 'offline');
    for (const error of await Promise.all(waiting)) {
      expect(error).toMatchObject({ code: 'offline', effect: 'none', retryable: true });
    }
    expect(await failure(shoot(camera))).toMatchObject({ code: 'offline', effect: 'none' });
    await simulator.plug();
    await becomes(registry, 'online');
    await shoot(camera);
  });

  it('bears a connection that is dropped again and again', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri });
    for (let times = 0; times < 3; times++) {
      await until('it looks', () => simulator.viewers() === 1);
      simulator.drop();
    }
    await until('it looks again', () => simulator.viewers() === 1);
    await becomes(registry, 'online');
    expect(await shoot(camera)).toMatchObject({ width: 640 });
  });

  it('waits for one that was never there', async (test) => {
    const uri = `http://127.0.0.1:${await freePort()}/stream`;
    const { registry } = await connect(test, { uri });
    await becomes(registry, 'offline');
  });

  it('counts as unknown when its last word is too old', async (test) => {
    const simulator = await simulated(test);
    let ahead = 0;
    const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead };
    const { registry } = await connect(test, { uri: simulator.uri }, clock);
    await becomes(registry, 'online');
    ahead = 60_000;
    expect(health(registry)).toMatchObject({ availability: 'unknown', source: 'inferred' });
    await becomes(registry, 'online');
  });

  it('is silent once closed, closes twice, and can be opened again', async (test) => {
    const simulator = await simulated(test);
    const { registry, events, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    const waiting = failure(shoot(camera));
    await Promise.all([registry.stop(), registry.stop()]);
    await registry.stop();
    expect(await waiting).toMatchObject({ code: 'offline', effect: 'none' });
    expect(health(registry)).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
    const before = events.length;
    await until('nobody looks', () => simulator.viewers() === 0);
    expect(await failure(shoot(camera))).toMatchObject({ code: 'offline' });
    expect(events).toHaveLength(before);
    await registry.start();
    await becomes(registry, 'online');
    await shoot(camera);
  });

  it('lets a caller give up, and only that one', async (test) => {
    const simulator = await simulated(test);
    const { registry, camera } = await connect(test, { uri: simulator.uri });
    await becomes(registry, 'online');
    const giveUp = new AbortController();
    const [given, kept] = [failure(camera.capture({ signal: giveUp.signal })), shoot(camera)];
    giveUp.abort();
    expect(await given).toMatchObject({ code: 'aborted', effect: 'none' });
    await kept;
    expect(await failure(camera.capture({ signal: AbortSignal.abort() }))).toMatchObject({
      code: 'aborted',
    });
  });

  it('lets itself in by HTTP Digest', async (test) => {
    const simulator = await simulated(test);
    const proxy = await startDigestProxy({
      port: simulator.port,
      user: 'kiosk',
      secret: 'shutter',
      algorithm: 'SHA-256',
      usesPerNonce: 1,
    });
    test.onTestFinished(() => proxy.stop());
    const uri = `http://127.0.0.1:${proxy.port}/stream`;
    const auth = { user: 'kiosk', secret: 'shutter' };
    const { registry, camera } = await connect(test, { uri, auth });
    await becomes(registry, 'online');
    await shoot(camera);
    expect(proxy.heads().join('')).not.toContain('shutter');
    const other = await connect(test, { uri, auth: { user: 'kiosk', secret: 'other' } });
    await becomes(other.registry, 'hardwareError');
    expect(await failure(shoot(other.camera))).toMatchObject({ code: 'refused' });
  });
});

it('is known over TLS by its pinned certificate, and no other is believed', async (test) => {
  const simulator = await simulated(test);
  const dir = await tempDir();
  test.onTestFinished(dir.remove);
  const front = await startTlsFront(simulator.port, dir.path);
  test.onTestFinished(() => front.stop());
  const uri = `https://localhost:${front.port}/stream`;
  const pin = front.certificate.fingerprint256.replaceAll(':', '');
  const known = await connect(test, { uri, certificateSha256: pin });
  await becomes(known.registry, 'online');
  await shoot(known.camera);
  const other = await connect(test, { uri, certificateSha256: '00'.repeat(32) });
  await becomes(other.registry, 'noDevice');
  expect(await failure(shoot(other.camera))).toMatchObject({ code: 'wrong-device' });
  const unpinned = await connect(test, { uri });
  await becomes(unpinned.registry, 'offline');
});

describe.concurrent('a server that means no good', { timeout: 90_000 }, () => {
  it.for<[string, string, string]>([
    ['a page', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>', 'unsupported'],
    ['no boundary', 'HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed\r\n\r\n--', 'unsupported'],
    ['no such stream', 'HTTP/1.1 404 Not Found\r\n\r\n', 'refused'],
    ['another place', 'HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n', 'refused'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'protocol'],
    ['an endless head', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`, 'protocol'],
  ])('answers with %s', async ([, answer, code], test) => {
    const server = await serving(test, (socket) => socket.write(answer));
    const { registry, camera } = await connect(test, { uri: server.uri });
    await becomes(registry, 'hardwareError');
    expect(await failure(shoot(camera))).toMatchObject({ code, effect: 'none' });
  });

  it('does not answer at all', async (test) => {
    const server = await serving(test, () => undefined);
    const { registry, camera } = await connect(test, { uri: server.uri });
    await hasReason(registry, 'timed-out');
    expect(health(registry).availability).toBe('offline');
    expect(await failure(shoot(camera))).toMatchObject({ code: 'timeout', effect: 'none' });
  });

  it('sends a picture octet by octet', async (test) => {
    const server = await serving(test, (socket) => {
      socket.setNoDelay(true);
      socket.write(STREAM_HEAD);
      let at = 0;
      const stream = Buffer.concat([1, 2, 3, 4, 5].map((number) => part(tinyJpeg(number))));
      const timer = setInterval(() => {
        socket.write(stream.subarray(at % stream.byteLength, (at % stream.byteLength) + 1));
        at += 1;
      }, 1);
      socket.once('close', () => clearInterval(timer));
    });
    const { registry, camera } = await connect(test, { uri: server.uri });
    await becomes(registry, 'online');
    expect(await shoot(camera)).toMatchObject({ width: 8, height: 8 });
  });

  it('sends a part that never ends, then pictures', async (test) => {
    const server = await serving(test, (socket) => {
      socket.write(`${STREAM_HEAD}--b\r\nContent-Type: image/jpeg\r\n\r\n`);
      let left = 40;
      let number = 0;
      const timer = setInterval(() => {
        if (left-- > 0) socket.write(Buffer.alloc(65_536, 0x41));
        else socket.write(Buffer.concat([Buffer.from('\r\n'), part(tinyJpeg(++number))]));
      }, 20);
      socket.once('close', () => clearInterval(timer));
    });
    const options = { uri: server.uri, maxFrameOctets: 65_536, frozenAfterMs: 400 };
    const { registry, camera } = await connect(test, options);
    await hasReason(registry, 'picture-unreadable');
    await becomes(registry, 'online');
    expect(await shoot(camera)).toMatchObject({ width: 8, height: 8 });
  });

  it('sends nothing that is a picture, and is never taken for well', async (test) => {
    const server = await serving(test, (socket) => {
      socket.write(STREAM_HEAD);
      const timer = setInterval(() => socket.write(part(Buffer.from('no picture'))), 50);
      socket.once('close', () => clearInterval(timer));
    });
    const { registry, events } = await connect(test, { uri: server.uri, frozenAfterMs: 600 });
    await hasReason(registry, 'picture-unreadable');
    const seen = events.map((event) => event.type === 'health' && event.health.availability);
    expect(new Set(seen)).toEqual(new Set(['hardwareError']));
  });

  it('ends its stream after each picture', async (test) => {
    const server = await serving(test, (socket, connection) => {
      socket.end(Buffer.concat([Buffer.from(STREAM_HEAD), part(tinyJpeg(connection))]));
    });
    const { registry, camera } = await connect(test, { uri: server.uri });
    await until('it is asked again', () => server.connections() > 1);
    await becomes(registry, 'offline');
    expect(await failure(shoot(camera))).toMatchObject({ code: 'offline', effect: 'none' });
  });
});

it.each([
  'ftp://127.0.0.1/stream',
  'not an address',
  'http://user:secret@127.0.0.1/stream',
  '/stream',
])('is not declared at %s', (uri) => {
  const config = { id: 'above', kind: 'camera', driver: 'mjpeg-camera', options: { uri } };
  expect(deviceConfigSchema.safeParse(config).success).toBe(false);
});
