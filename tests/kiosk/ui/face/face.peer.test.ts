import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faces, facesThere, openBooth, openStudio } from './kit.ts';
import type { Booth, Studio } from './kit.ts';
import { makeCameraVideo, putSideBySide } from './video.ts';

const people = ['Colin_Powell', 'Gerhard_Schroeder', 'Jacques_Chirac'];

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

async function withBooth<T>(film: string | null, work: (booth: Booth) => Promise<T>): Promise<T> {
  const booth = await openBooth(studio, film);
  try {
    return await work(booth);
  } finally {
    await booth.close();
  }
}

const still = (person: string, n: number): string => join(faces, person, `${person}_000${n}.jpg`);
const distance = (a: number[], b: number[]): number =>
  Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
const mean = (all: number[][]): number[] =>
  (all[0] ?? []).map((_, i) => all.reduce((sum, one) => sum + (one[i] ?? 0), 0) / all.length);

async function enrol(person: string): Promise<number[]> {
  const film = join(studio.dir, `${person}.mjpeg`);
  await makeCameraVideo(
    [1, 2, 3].map((n) => still(person, n)),
    film,
  );
  const {
    captures = [],
    problem,
    camera,
  } = await withBooth(film, (booth) => booth.run('enrol', 3));
  expect({ problem, shots: captures.length, camera }).toEqual({ shots: 3, camera: 'ended' });
  return mean(captures.map((shot) => shot.descriptor));
}

/** One look of five frames at a person's film, under the page's policy. */
function identify(person: string): Promise<number[]> {
  return withBooth(join(faces, 'video', `${person}.mjpeg`), async (booth) => {
    await booth.warm();
    const { captures = [], problem, camera, reports } = await booth.run('identify', 5, 2);
    expect({ problem, camera, reports }).toEqual({ camera: 'ended', reports: 2 });
    const [capture] = captures;
    expect(capture).toMatchObject({
      frames: 5,
      engine: 'face-api-1.7.15',
      alignment: 'eye-level-1',
    });
    expect(capture?.spread).toBeLessThan(0.3);
    expect(await booth.violations()).toEqual([]);
    expect(booth.errors).toEqual([]);
    return capture?.descriptor ?? [];
  });
}

describe.skipIf(!facesThere)('the face panel before a camera (needs HALLWAY_FACES)', () => {
  test('knows its own from three shots and keeps strangers apart', async () => {
    const templates = new Map<string, number[]>();
    const looks = new Map<string, number[]>();
    for (const person of people) {
      templates.set(person, await enrol(person));
      looks.set(person, await identify(person));
    }
    for (const [person, look] of looks) {
      for (const [other, template] of templates) {
        const far = distance(look, template);
        if (person === other) expect(far, `${person} and the same`).toBeLessThan(0.45);
        else expect(far, `${person} and ${other}`).toBeGreaterThan(0.53);
      }
    }
  });

  test('two people are told to come one by one', async () => {
    const picture = join(studio.dir, 'two.png');
    await putSideBySide([still('Colin_Powell', 1), still('Jacques_Chirac', 1)], picture);
    const film = join(studio.dir, 'two.mjpeg');
    await makeCameraVideo([picture], film);
    const { problem, hints, camera } = await withBooth(film, (booth) => booth.run('identify', 5));
    expect({ problem, camera }).toEqual({ problem: 'two-faces', camera: 'ended' });
    expect(new Set(hints)).toEqual(new Set(['one-person']));
  });
});

describe('the face panel without a face', () => {
  test('no camera is said at once, at every try', async () => {
    const { problem, camera, reports } = await withBooth(null, (booth) =>
      booth.run('identify', 5, 3),
    );
    expect({ problem, camera, reports }).toEqual({
      problem: 'no-camera',
      camera: null,
      reports: 3,
    });
  });
});
