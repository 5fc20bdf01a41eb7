/** `npm run bench -- face`: how long a person stands before the camera until their descriptor goes to core. Milliseconds. */
import { join } from 'node:path';
import { faces, openBooth, openStudio } from '../kiosk/ui/face/kit.ts';
import { percentile } from './support/statistics.ts';

const people = ['Colin_Powell', 'Gerhard_Schroeder', 'Jacques_Chirac'];
const VISITS = 8;
const LOOKS = 20;
/** Frames averaged into one answer, as core asks for them. */
const FRAMES = 5;

/** One frame's own way through the engine, and camera on → answer, both on an engine warmed up as on the attract screen. */
export async function bench(): Promise<object> {
  const studio = await openStudio();
  const frame: number[] = [];
  const answer: number[] = [];
  try {
    for (const person of people) {
      const booth = await openBooth(studio, join(faces, 'video', `${person}.mjpeg`));
      try {
        await booth.warm();
        frame.push(...(await booth.looks(LOOKS)).times);
        for (let visit = 0; visit < VISITS; visit += 1)
          answer.push((await booth.run('identify', FRAMES)).ms);
      } finally {
        await booth.close();
      }
    }
  } finally {
    await studio.close();
  }
  return { frame: summary(frame), cameraToAnswer: { ...summary(answer), goal: 2_500 } };
}

function summary(samples: number[]): { rounds: number; p50: number; p95: number } {
  const at = (share: number): number => Math.round(percentile(samples, share));
  return { rounds: samples.length, p50: at(0.5), p95: at(0.95) };
}
