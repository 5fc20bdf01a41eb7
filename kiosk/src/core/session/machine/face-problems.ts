import type { CallInput, PersonMessage } from '../../../bridge/index.ts';
import { messages } from '../messages.ts';

export type FaceProblem = CallInput<'face.problem'>['problem'];

const sentences: Record<FaceProblem, PersonMessage> = {
  'no-camera': messages.noCamera,
  'engine-failed': messages.noCamera,
  'no-face': messages.noFace,
  'two-faces': messages.twoFaces,
  unsteady: messages.unsteady,
};

/** The camera itself does not work: another way must be taken. */
export function cameraGone(problem: FaceProblem): boolean {
  return problem === 'no-camera' || problem === 'engine-failed';
}

/** The sentence for what the camera page met. */
export function aboutCamera(problem: FaceProblem): PersonMessage {
  return sentences[problem];
}
