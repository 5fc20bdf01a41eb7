import type { ComponentType } from 'react';
import type { CallInput, FaceTask } from '../../../bridge/index.ts';

export type FaceCapture = CallInput<'identify.face'>['capture'];
export type FaceProblem = CallInput<'face.problem'>['problem'];

/** What the camera's panel is given; it reports once per task. */
export interface FacePanelProps {
  task: FaceTask;
  onCapture: (capture: FaceCapture) => void;
  onShots: (shots: FaceCapture[]) => void;
  onProblem: (problem: FaceProblem) => void;
}

interface FaceModule {
  FacePanel: ComponentType<FacePanelProps>;
  warmFace: () => void | Promise<void>;
}

const modules = import.meta.glob<FaceModule>('../../face/index.tsx');

async function load(): Promise<FaceModule> {
  for (const open of Object.values(modules)) return open();
  throw new Error('This build has no face panel.');
}

export async function loadFacePanel(): Promise<ComponentType<FacePanelProps>> {
  return (await load()).FacePanel;
}
