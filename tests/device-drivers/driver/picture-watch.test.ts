import { expect, it } from 'vitest';
import { PictureWatch } from '../../../device-drivers/src/driver/mjpeg-camera/picture-watch.ts';
import { latin1 } from '../support/octets.ts';

const [one, two] = [latin1('one'), latin1('two')];

it('knows nothing of a stream of which nothing came', () => {
  const watch = new PictureWatch(1_000, 0);
  expect(watch.state(0)).toBe('unknown');
  expect(watch.state(60_000)).toBe('unknown');
});

it('takes the first picture as a sign of life, and only what differs from it as new', () => {
  const watch = new PictureWatch(1_000, 0);
  expect(watch.picture(one, 10)).toBe(false);
  expect(watch.state(10)).toBe('well');
  expect(watch.picture(one, 900)).toBe(false);
  expect(watch.state(1_010)).toBe('frozen');
  expect(watch.picture(two, 2_000)).toBe(true);
  expect(watch.state(2_999)).toBe('well');
  expect(watch.picture(one, 3_000)).toBe(true);
});

it('bears what is no picture between pictures, and no more than that', () => {
  const watch = new PictureWatch(1_000, 0);
  watch.unreadable(10);
  expect(watch.state(999)).toBe('unknown');
  expect(watch.state(1_000)).toBe('unreadable');
  watch.picture(one, 1_100);
  watch.unreadable(1_200);
  expect(watch.state(1_300)).toBe('well');
  expect(watch.state(2_100)).toBe('unreadable');
});
