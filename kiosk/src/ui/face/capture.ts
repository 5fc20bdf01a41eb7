import type { CallInput, FaceTask } from '../../bridge/index.ts';
import type { Seen } from './look.ts';

export type FaceCapture = CallInput<'identify.face'>['capture'];
export type FaceProblem = CallInput<'face.problem'>['problem'];

/** What the person should know while the camera looks. */
export type FaceHint = 'searching' | 'come-closer' | 'hold-still' | 'one-person' | 'good';

/** Good frames in one enrolment shot. */
const FRAMES_A_SHOT = 3;
/** Time between two shots, so that they are not one and the same look. */
const BETWEEN_SHOTS_MS = 1_200;
/** Two frames of one person are nearer than this; beyond it somebody else may have stepped in (core's spread gate). */
const SAME_PERSON = 0.5;
/** Nobody, or two people, for this long is a problem to tell. */
const NOBODY_MS = 15_000;
const SEVERAL_MS = 3_000;
/** A shot may be begun anew this often because its frames did not agree. */
const RESTARTS = 3;

/** A capture under way. A value: each look makes the next one. */
export interface Progress {
  task: FaceTask;
  shots: FaceCapture[];
  /** Descriptors of the shot being taken. */
  frames: number[][];
  restarts: number;
  /** When a single face was last seen, or the capture began (ms). */
  lastFaceAt: number;
  /** Since when several are seen, if they are. */
  severalSince: number | null;
  /** No shot before this time. */
  notBefore: number;
}

export type Outcome =
  | { kind: 'go-on'; progress: Progress; hint: FaceHint; done: number; of: number }
  | { kind: 'captured'; shots: FaceCapture[] }
  | { kind: 'problem'; problem: FaceProblem };

export function beginCapture(task: FaceTask, now: number): Progress {
  return {
    task,
    shots: [],
    frames: [],
    restarts: 0,
    lastFaceAt: now,
    severalSince: null,
    notBefore: now,
  };
}

function meanOf(frames: readonly number[][]): number[] {
  const [first = []] = frames;
  return first.map(
    (_, index) => frames.reduce((sum, frame) => sum + (frame[index] ?? 0), 0) / frames.length,
  );
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
}

function shotOf(frames: readonly number[][], seen: Seen): FaceCapture {
  const descriptor = meanOf(frames);
  return {
    descriptor,
    frames: frames.length,
    spread: Math.max(...frames.map((frame) => distance(frame, descriptor))),
    engine: seen.engine,
    alignment: seen.alignment,
  };
}

/** Frames in a shot, and shots in all, for a task. */
function sizeOf({ mode, frames }: FaceTask): { frames: number; shots: number } {
  return mode === 'identify'
    ? { frames, shots: 1 }
    : { frames: FRAMES_A_SHOT, shots: Math.max(3, frames) };
}

function waiting(progress: Progress, hint: FaceHint): Outcome {
  const size = sizeOf(progress.task);
  const done = progress.shots.length * size.frames + progress.frames.length;
  return { kind: 'go-on', progress, hint, done, of: size.frames * size.shots };
}

function takeFrame(progress: Progress, descriptor: number[], seen: Seen, now: number): Outcome {
  const agrees =
    progress.frames.length === 0 || distance(descriptor, meanOf(progress.frames)) < SAME_PERSON;
  if (!agrees) {
    const restarts = progress.restarts + 1;
    if (restarts > RESTARTS) return { kind: 'problem', problem: 'unsteady' };
    return waiting({ ...progress, frames: [descriptor], restarts }, 'hold-still');
  }
  const size = sizeOf(progress.task);
  const frames = [...progress.frames, descriptor];
  if (frames.length < size.frames) return waiting({ ...progress, frames }, 'good');
  const shots = [...progress.shots, shotOf(frames, seen)];
  if (shots.length === size.shots) return { kind: 'captured', shots };
  return waiting({ ...progress, shots, frames: [], notBefore: now + BETWEEN_SHOTS_MS }, 'good');
}

/**
 * What follows from one more look. Pure.
 * @param now of the same clock as {@link beginCapture}, in ms
 */
export function addLook(progress: Progress, seen: Seen, now: number): Outcome {
  const { look } = seen;
  const { task } = progress;
  if (seen.engine !== task.engine || seen.alignment !== task.alignment) {
    return { kind: 'problem', problem: 'engine-failed' };
  }
  if (look.kind === 'several') {
    const since = progress.severalSince ?? now;
    if (now - since >= SEVERAL_MS) return { kind: 'problem', problem: 'two-faces' };
    return waiting({ ...progress, frames: [], severalSince: since, lastFaceAt: now }, 'one-person');
  }
  const alone = { ...progress, severalSince: null };
  if (look.kind === 'face') {
    const met = { ...alone, lastFaceAt: now };
    return now < met.notBefore ? waiting(met, 'good') : takeFrame(met, look.descriptor, seen, now);
  }
  if (now - progress.lastFaceAt >= NOBODY_MS) return { kind: 'problem', problem: 'no-face' };
  if (look.kind === 'nobody') return waiting({ ...alone, frames: [] }, 'searching');
  return waiting(alone, look.kind === 'too-small' ? 'come-closer' : 'hold-still');
}
