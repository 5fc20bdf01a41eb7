import type { FaceMake } from './match.ts';

/** The only engine and alignment whose thresholds are measured; templates of any other are not compared. */
export const faceMake: FaceMake = { engine: 'face-api-1.7.15', alignment: 'eye-level-1' };

/** Good frames averaged for one look, and shots taken for enrolment. */
export const faceFrames = { identify: 5, enrol: 3 } as const;

/** Version of the consent text that the screens show before enrolment. */
export const consentVersion = '2026-11';
