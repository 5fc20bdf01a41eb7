import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alignedBox,
  eyeCentre,
  levelled,
  marksOf,
  tiltOf,
} from '../../../../kiosk/src/ui/face/geometry.ts';
import { sharpnessOf } from '../../../../kiosk/src/ui/face/sharpness.ts';

const level = {
  leftEye: { x: 100, y: 100 },
  rightEye: { x: 160, y: 100 },
  mouth: { x: 130, y: 170 },
};

describe('the crop of a face', () => {
  test('is dlib’s square: eyes and mouth at 45 % of the side, their centre at 50 % and 43 %', () => {
    const box = alignedBox(level);
    const side = Math.hypot(30, 70) / 0.45;
    expect(box.width).toBeCloseTo(side);
    expect(box.height).toBeCloseTo(side);
    expect(box.x + box.width * 0.5).toBeCloseTo(130);
    expect(box.y + box.height * 0.43).toBeCloseTo((100 + 100 + 170) / 3);
  });

  test('is the same for a head held askew, once its eyes are level', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.2, max: 1.2, noNaN: true }), (tilt) => {
        const pivot = eyeCentre(level);
        const turn = ({ x, y }: { x: number; y: number }) => ({
          x: pivot.x + (x - pivot.x) * Math.cos(tilt) - (y - pivot.y) * Math.sin(tilt),
          y: pivot.y + (x - pivot.x) * Math.sin(tilt) + (y - pivot.y) * Math.cos(tilt),
        });
        const askew = {
          leftEye: turn(level.leftEye),
          rightEye: turn(level.rightEye),
          mouth: turn(level.mouth),
        };
        expect(tiltOf(askew)).toBeCloseTo(tilt, 9);
        const straight = levelled(askew);
        expect(tiltOf(straight)).toBeCloseTo(0, 9);
        const [a, b] = [alignedBox(straight), alignedBox(level)];
        expect(a.x).toBeCloseTo(b.x, 6);
        expect(a.y).toBeCloseTo(b.y, 6);
        expect(a.width).toBeCloseTo(b.width, 6);
      }),
    );
  });

  test('takes eyes and mouth from the 68 landmarks', () => {
    const points = Array.from({ length: 68 }, (_, i) => ({ x: i, y: 2 * i }));
    const marks = marksOf(points);
    expect(marks.leftEye.x).toBeCloseTo(38.5);
    expect(marks.rightEye.x).toBeCloseTo(44.5);
    expect(marks.mouth.x).toBeCloseTo(57.5);
    expect(marks.mouth.y).toBeCloseTo(115);
  });
});

describe('sharpness', () => {
  const side = 32;
  function picture(value: (x: number) => number): Uint8ClampedArray {
    const pixels = new Uint8ClampedArray(side * side * 4);
    for (let i = 0; i < side * side; i++) pixels.fill(value(i % side), i * 4, i * 4 + 4);
    return pixels;
  }

  test('is nothing for one colour, little for a slope, much for edges', () => {
    expect(
      sharpnessOf(
        picture(() => 128),
        side,
        side,
      ),
    ).toBe(0);
    const smeared = sharpnessOf(
      picture((x) => x * 8),
      side,
      side,
    );
    const sharp = sharpnessOf(
      picture((x) => (x % 8 < 4 ? 0 : 255)),
      side,
      side,
    );
    expect(smeared).toBeLessThan(12);
    expect(sharp).toBeGreaterThan(1_000);
  });
});
