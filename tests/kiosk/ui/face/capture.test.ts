import { describe, expect, test } from 'vitest';
import type { FaceTask } from '../../../../kiosk/src/bridge/index.ts';
import { faceCaptureSchema } from '../../../../kiosk/src/bridge/index.ts';
import { addLook, beginCapture } from '../../../../kiosk/src/ui/face/capture.ts';
import type { Outcome } from '../../../../kiosk/src/ui/face/capture.ts';
import type { Look } from '../../../../kiosk/src/ui/face/look.ts';

const make = { engine: 'e', alignment: 'a' };
const identify: FaceTask = { mode: 'identify', frames: 3, ...make };
const enrol: FaceTask = { mode: 'enrol', frames: 3, ...make };

/** A descriptor; people differ by far more than frames of one person do. */
function face(person: number, wobble = 0): Look {
  const descriptor: number[] = Array.from({ length: 128 }, (_, i) => (i === person ? 0.7 : 0));
  descriptor[127] = wobble;
  return { kind: 'face', descriptor, sharpness: 100 };
}

/** Plays looks, one every `everyMs`, until something is reported. */
function play(task: FaceTask, looks: Look[], everyMs = 200): { outcome: Outcome; hints: string[] } {
  let progress = beginCapture(task, 0);
  const hints: string[] = [];
  for (const [index, look] of looks.entries()) {
    const outcome = addLook(progress, { ...make, look }, (index + 1) * everyMs);
    if (outcome.kind !== 'go-on') return { outcome, hints };
    progress = outcome.progress;
    hints.push(outcome.hint);
  }
  return { outcome: { kind: 'go-on', progress, hint: 'good', done: 0, of: 0 }, hints };
}

const times = (count: number, look: Look): Look[] => Array.from({ length: count }, () => look);

describe('identifying', () => {
  test('takes the mean of the good frames and says how far they were spread', () => {
    const { outcome } = play(identify, [face(1, 0), face(1, 0.03), face(1, 0.06)]);
    if (outcome.kind !== 'captured') throw new Error(outcome.kind);
    const [shot] = outcome.shots;
    expect(outcome.shots).toHaveLength(1);
    expect(shot?.descriptor[1]).toBeCloseTo(0.7);
    expect(shot?.descriptor[127]).toBeCloseTo(0.03);
    expect(shot?.spread).toBeCloseTo(0.03);
    expect(shot).toMatchObject({ frames: 3, ...make });
    expect(faceCaptureSchema.safeParse(shot).success).toBe(true);
  });

  test('leaves bad frames out and says what to do about them', () => {
    const { outcome, hints } = play(identify, [
      { kind: 'nobody' },
      { kind: 'too-small' },
      face(1),
      { kind: 'blurred' },
      face(1),
      face(1),
    ]);
    expect(outcome.kind).toBe('captured');
    expect(hints).toEqual(['searching', 'come-closer', 'good', 'hold-still', 'good']);
  });

  test('begins anew when the face changes, or leaves, in the middle', () => {
    const swapped = play(identify, [face(1), face(1), face(2), face(2), face(2)]);
    if (swapped.outcome.kind !== 'captured') throw new Error(swapped.outcome.kind);
    expect(swapped.outcome.shots[0]?.descriptor[2]).toBeCloseTo(0.7);
    expect(swapped.outcome.shots[0]?.descriptor[1]).toBe(0);
    const left = play(identify, [face(1), face(1), { kind: 'nobody' }, face(2), face(2)]);
    expect(left.outcome.kind).toBe('go-on');
  });

  test('gives up on faces that keep changing', () => {
    const looks = [1, 2, 1, 2, 1, 2].map((person) => face(person));
    expect(play(identify, looks).outcome).toEqual({ kind: 'problem', problem: 'unsteady' });
  });

  test('gives up when nobody comes, but not while somebody is there', () => {
    expect(play(identify, times(76, { kind: 'nobody' })).outcome).toEqual({
      kind: 'problem',
      problem: 'no-face',
    });
    expect(play(identify, times(74, { kind: 'nobody' })).outcome.kind).toBe('go-on');
    const coming = [...times(70, { kind: 'nobody' }), face(1), ...times(70, { kind: 'nobody' })];
    expect(play(identify, coming).outcome.kind).toBe('go-on');
  });

  test('two people are a problem after three seconds, a passer-by is not', () => {
    expect(play(identify, times(20, { kind: 'several' })).outcome).toEqual({
      kind: 'problem',
      problem: 'two-faces',
    });
    const passing = [...times(10, { kind: 'several' }), ...times(3, face(1))] satisfies Look[];
    expect(play(identify, passing).outcome.kind).toBe('captured');
    const mixed = play(identify, [face(1), face(1), { kind: 'several' }, face(1), face(1)]);
    expect(mixed.outcome.kind).toBe('go-on');
  });

  test('an engine other than the one asked for is refused', () => {
    const other = { engine: 'other', alignment: 'a', look: face(1) };
    expect(addLook(beginCapture(identify, 0), other, 1)).toEqual({
      kind: 'problem',
      problem: 'engine-failed',
    });
  });
});

describe('enrolling', () => {
  test('takes three shots of three frames with time between them', () => {
    const { outcome, hints } = play(enrol, times(40, face(1)));
    if (outcome.kind !== 'captured') throw new Error(outcome.kind);
    expect(outcome.shots.map(({ frames }) => frames)).toEqual([3, 3, 3]);
    // 9 frames and twice 1.2 s, at five looks a second; the last look is the report.
    expect(hints).toHaveLength(9 + 2 * 5 - 1);
  });

  test('never fewer than three shots', () => {
    const { outcome } = play({ ...enrol, frames: 1 }, times(40, face(1)));
    expect(outcome.kind === 'captured' && outcome.shots.length).toBe(3);
  });
});
