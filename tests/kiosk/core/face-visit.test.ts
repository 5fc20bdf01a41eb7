import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCard } from '@hallway/central/demo';
import { faceMake } from '../../../kiosk/src/core/identity/index.ts';
import { openHall, type Hall } from './support/kiosk.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await hall.stop();
});

/** A look at the camera by somebody whose descriptor lies `x` along one axis. */
const look = (x: number) => ({
  ...faceMake,
  descriptor: Array.from({ length: 128 }, (_, index) => (index === 0 ? x : 0.05)),
  frames: 5,
  spread: 0.1,
});

async function toCamera(): Promise<void> {
  await hall.screen('attract');
  const { handlers } = hall.core;
  await handlers['session.begin'](undefined);
  await handlers['identify.choose']({ method: 'face' });
  await handlers['identify.digits']({ digits: '0101' });
}

async function leave(): Promise<void> {
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('attract');
}

it('recognises by four digits and a face whoever enrolled here, also after a restart', async () => {
  await hall.screen('attract');
  await hall.reader.tap(demoCard('2024110101'));
  await hall.screen('home', ({ faceEnrolled }) => !faceEnrolled);
  await hall.core.handlers['service.open']({ service: 'face' });
  await hall.core.handlers['face.consent']({ accept: true });
  const camera = await hall.screen('face', ({ task }) => task.mode === 'enrol');
  expect(camera.screen).toMatchObject({ task: { ...faceMake, frames: 3 } });
  await hall.core.handlers['face.enrol']({ shots: [look(0), look(0.02), look(-0.02)] });
  await hall.screen('home', ({ faceEnrolled }) => faceEnrolled);
  await leave();

  await hall.restart();
  await toCamera();
  await hall.core.handlers['identify.face']({ capture: look(1) });
  await hall.screen('face', ({ triesLeft }) => triesLeft === 2);
  await hall.core.handlers['identify.face']({ capture: look(0.1) });
  const home = await hall.screen('home');
  expect(home.person?.noTail).toBe('0101');
});

it('deletes the template on a word', async () => {
  await hall.core.handlers['face.withdraw'](undefined);
  await hall.screen('home', ({ faceEnrolled }) => !faceEnrolled);
  await leave();
  await toCamera();
  const { screen } = await hall.screen('digits', ({ message }) => message !== null);
  expect(screen).toMatchObject({ message: { code: 'FACE_NOT_ENROLLED' } });
  await leave();
});

it('goes on without a camera, and offers faces again later', async () => {
  await hall.screen('attract');
  await hall.reader.tap(demoCard('2024110101'));
  await hall.screen('home');
  await hall.core.handlers['service.open']({ service: 'face' });
  await hall.core.handlers['face.consent']({ accept: true });
  await hall.core.handlers['face.problem']({ problem: 'no-camera' });
  const home = await hall.screen('home', ({ message }) => message !== null);
  expect(home.screen).toMatchObject({
    message: { code: 'CAMERA_MISSING' },
    services: [
      { service: 'certificates', available: true },
      { service: 'face', available: false },
    ],
  });
  await leave();
});
