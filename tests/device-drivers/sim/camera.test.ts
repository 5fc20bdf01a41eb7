import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCameraSimulator } from '@hallway/device-drivers/sim';
import { beforeAll, describe, expect, it } from 'vitest';
import { Canvas } from '../../../device-drivers/sim/camera/canvas.ts';
import { encodeJpeg } from '../../../device-drivers/sim/camera/jpeg.ts';
import { ffmpeg } from '../../peers/ffmpeg.ts';
import { seededRandom } from '../support/random.ts';
import { tempDir } from '../support/temp-dir.ts';
import { prepareZxing, readSymbols } from '../support/zxing.ts';

beforeAll(prepareZxing);

describe('the camera simulator, read by ffmpeg', () => {
  it('streams pictures, each with its number in it, one after the other', async (test) => {
    const camera = await startCameraSimulator();
    test.onTestFinished(() => camera.stop());
    const dir = await tempDir();
    test.onTestFinished(dir.remove);
    const out = ['-frames:v', '12', '-fps_mode', 'passthrough', join(dir.path, '%d.png')];
    expect(await ffmpeg(['-f', 'mpjpeg', '-i', camera.uri, ...out])).toBe('');
    const numbers: number[] = [];
    for (let at = 1; at <= 12; at++) {
      const [code] = await readSymbols(await readFile(join(dir.path, `${at}.png`)));
      numbers.push(Number(code?.text));
    }
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect(new Set(numbers).size).toBe(12);
  });

  it('writes JPEG files that come out as they went in', async (test) => {
    const dir = await tempDir();
    test.onTestFinished(dir.remove);
    const canvas = new Canvas(64, 48, 90);
    const random = seededRandom(81);
    for (let at = 0; at < 40; at++) {
      const [left, top] = [random() * 64, random() * 48].map(Math.floor) as [number, number];
      canvas.fill(left, top, 1 + Math.floor(random() * 9), 9, Math.floor(random() * 256));
    }
    const raw = join(dir.path, 'out.gray');
    const decode = ['-f', 'mjpeg', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'gray', raw];
    expect(await ffmpeg(decode, encodeJpeg(canvas))).toBe('');
    const decoded = await readFile(raw);
    expect(decoded.byteLength).toBe(canvas.pixels.byteLength);
    const errors = decoded.map((grey, at) => Math.abs(grey - (canvas.pixels[at] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(24);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(3);
  });
});

it('has nothing but its stream', async (test) => {
  const camera = await startCameraSimulator();
  test.onTestFinished(() => camera.stop());
  const elsewhere = await fetch(new URL('/', camera.uri));
  expect(elsewhere.status).toBe(404);
});
