/** Engine and alignment a descriptor was made with; descriptors of different makes are never compared. */
export interface FaceMake {
  engine: string;
  alignment: string;
}

/** One look at the camera, as it came from the page: mean over several frames. */
export interface FaceLook extends FaceMake {
  descriptor: readonly number[];
  /** Largest Euclidean distance of a frame from the mean. */
  spread: number;
}

/** A stored template of one person. */
export interface FaceTemplate extends FaceMake {
  /** Whose it is; opaque here. */
  key: string;
  descriptor: number[];
}

export type MatchResult =
  | { kind: 'match'; key: string; distance: number; margin: number }
  | { kind: 'unsure'; reason: Unsure };

/** Why nobody was recognised: for the log and for choosing the next sentence, never shown as a score. */
export type Unsure =
  /** Frames of one look differ too much: two people, or one who moved. */
  | 'unsteady'
  /** Nobody in question has a template of this engine. */
  | 'other-engine'
  | 'nobody'
  | 'too-far'
  /** Two people in question are both near. */
  | 'too-close';

/**
 * Thresholds of `face-api 1.7.15`, eye-levelled crop, template of the mean of three shots or more
 * (reference/face.md §1 and §3): they belong to that pair and to no other.
 */
export const thresholds = {
  accept: 0.45,
  margin: 0.08,
  /** Frames of one person stay within this of their mean; a swap of people does not. */
  spread: 0.5,
} as const;

/** Euclidean distance; both of the same length. */
export function distance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** Component-wise mean of descriptors of the same length. @throws RangeError for none at all */
export function mean(descriptors: readonly (readonly number[])[]): number[] {
  const [first] = descriptors;
  if (!first) throw new RangeError('no descriptors');
  return first.map(
    (_, index) =>
      descriptors.reduce((sum, descriptor) => sum + (descriptor[index] ?? 0), 0) /
      descriptors.length,
  );
}

/**
 * Who of the few in question stands before the camera. Pure. Says "unsure" whenever it is not sure; the caller then
 * asks for the card. `candidates` are one person (holder of a card) or those who share the digits typed.
 */
export function matchFace(look: FaceLook, candidates: readonly FaceTemplate[]): MatchResult {
  if (look.spread >= thresholds.spread) return { kind: 'unsure', reason: 'unsteady' };
  if (candidates.length === 0) return { kind: 'unsure', reason: 'nobody' };
  const ranked = candidates
    .filter((one) => one.engine === look.engine && one.alignment === look.alignment)
    .filter((one) => one.descriptor.length === look.descriptor.length)
    .map((one) => ({ key: one.key, distance: distance(look.descriptor, one.descriptor) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest, second] = ranked;
  if (!nearest) return { kind: 'unsure', reason: 'other-engine' };
  if (!(nearest.distance < thresholds.accept)) return { kind: 'unsure', reason: 'too-far' };
  const margin = (second?.distance ?? Number.POSITIVE_INFINITY) - nearest.distance;
  if (margin < thresholds.margin) return { kind: 'unsure', reason: 'too-close' };
  return { kind: 'match', key: nearest.key, distance: nearest.distance, margin };
}

export type TemplateResult =
  | { ok: true; make: FaceMake; descriptor: number[] }
  | { ok: false; reason: 'too-few' | 'unsteady' | 'other-engine' };

/** Shots a template is made of, at least. */
export const minimumShots = 3;

/**
 * The template of enrolment shots: their mean, when all are of one engine and each lies within the spread of the mean.
 * Averaging three shots is the largest single gain in accuracy (FNMR 11.3 % → 1.1 % at FMR 1e-3, face.md §1.4).
 */
export function templateOf(shots: readonly FaceLook[]): TemplateResult {
  const [first] = shots;
  if (!first || shots.length < minimumShots) return { ok: false, reason: 'too-few' };
  const oneMake = shots.every(
    (shot) =>
      shot.engine === first.engine &&
      shot.alignment === first.alignment &&
      shot.descriptor.length === first.descriptor.length,
  );
  if (!oneMake) return { ok: false, reason: 'other-engine' };
  const descriptor = mean(shots.map((shot) => shot.descriptor));
  const steady = shots.every(
    (shot) =>
      shot.spread < thresholds.spread && distance(shot.descriptor, descriptor) < thresholds.spread,
  );
  if (!steady) return { ok: false, reason: 'unsteady' };
  return {
    ok: true,
    make: { engine: first.engine, alignment: first.alignment },
    descriptor,
  };
}
