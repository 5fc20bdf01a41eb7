import { createRegistry } from '@hallway/device-drivers';
import { describe, expect, it, type TestContext } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { ffmpeg, startFfmpegCamera } from '../../peers/ffmpeg.ts';
import { startUstreamer } from '../../peers/ustreamer.ts';
import { failure } from '../support/failure.ts';

async function connect(test: TestContext, uri: string) {
  const options = { uri, frozenAfterMs: 3_000 };
  const registry = createRegistry([
    { id: 'above', kind: 'camera', driver: 'mjpeg-camera', options },
  ]);
  test.onTestFinished(() => registry.stop());
  await registry.start();
  return { registry, camera: registry.capability('above', 'camera') };
}

describe('cameras that others wrote', { timeout: 90_000 }, () => {
  it('ffmpeg: pictures that ffmpeg reads again', async (test) => {
    const peer = await startFfmpegCamera('1280x720');
    test.onTestFinished(() => peer.stop());
    const { registry, camera } = await connect(test, peer.uri);
    await until('pictures come', () => registry.health()[0]?.availability === 'online', 20_000);
    for (let times = 0; times < 3; times++) {
      const { jpeg, width, height } = await camera.capture({ timeoutMs: 20_000 });
      expect([width, height]).toEqual([1280, 720]);
      const decode = ['-f', 'mjpeg', '-i', '-', '-f', 'null', '-'];
      expect(await ffmpeg(decode, jpeg)).toBe('');
    }
    await peer.stop('SIGKILL');
    await until('it is missed', () => registry.health()[0]?.availability === 'offline');
  });

  it('ustreamer without its camera: NO SIGNAL is nothing new, and never handed out', async (test) => {
    const peer = await startUstreamer();
    test.onTestFinished(() => peer.stop());
    const { registry, camera } = await connect(test, peer.uri);
    await until('something comes', () => registry.health()[0]?.availability === 'online', 20_000);
    expect(await failure(camera.capture({ timeoutMs: 2_500 }))).toMatchObject({ code: 'timeout' });
    await until(
      'it is frozen',
      () => registry.health()[0]?.reasons[0]?.keyword === 'picture-frozen',
    );
  });
});
