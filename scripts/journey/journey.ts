import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoCard } from '@hallway/central/demo';
import { makeCameraVideo } from '../../tests/kiosk/ui/face/video.ts';
import { openHall, type Hall } from './hall.ts';
import type { JourneyOptions } from './options.ts';
import type { JourneyResult } from './result.ts';
import { visit } from './visit.ts';

/** The main job, unattended: everything is the real program on a real transport; only the hands are ours. */
export async function journey(options: JourneyOptions, result: JourneyResult): Promise<void> {
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'hallway-journey-'));
  await using house = new AsyncDisposableStack();
  house.defer(() => rm(work, { recursive: true, force: true }));
  const { printer, profile } = options;
  const hall = await openHall({ work, centralLog: join(out, 'central.log'), printer, profile });
  house.defer(() => hall.close());
  if (options.enrol.length > 0) await enrol(hall, options, join(work, 'enrol.mjpeg'));
  const session = await hall.openSession(options.camera);
  house.defer(() => session.close());
  await visit(hall, session, { ...options, out }, result);
}

/** The person's face, enrolled at the kiosk from `images` in a visit before. */
async function enrol(
  hall: Hall,
  { enrol: images, person }: JourneyOptions,
  video: string,
): Promise<void> {
  await makeCameraVideo(images, video);
  const session = await hall.openSession(video);
  try {
    await hall.reader.tap(demoCard(person));
    await session.walk.recognised();
    await session.walk.enrolFace();
    await session.walk.exit();
  } finally {
    await session.close();
  }
}
