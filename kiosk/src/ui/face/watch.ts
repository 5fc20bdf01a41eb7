import type { FaceTask } from '../../bridge/index.ts';
import { openCamera } from './camera.ts';
import type { Camera } from './camera.ts';
import { addLook, beginCapture } from './capture.ts';
import type { FaceCapture, FaceHint, FaceProblem, Progress } from './capture.ts';
import { faceEngine } from './engine.ts';

/** At most this many looks a second: the screen needs the processor too. */
const LOOK_EVERY_MS = 100;

export interface WatchHandlers {
  onShots(task: FaceTask, shots: FaceCapture[]): void;
  onProblem(problem: FaceProblem): void;
  onHint(hint: FaceHint, done: number, of: number): void;
}

export interface Watch {
  /** Begins the task, unless one is under way: then that one goes on. */
  begin(task: FaceTask): void;
  /** Camera off; nothing is reported any more and nothing is kept. */
  stop(): void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Watches the camera for one face after the other task. Only averages of descriptors leave it. */
export function startWatch(video: HTMLVideoElement, handlers: WatchHandlers): Watch {
  let camera: Camera | undefined;
  let progress: Progress | null = null;
  let stopped = false;

  function end(report: () => void): void {
    for (const frame of progress?.frames ?? []) frame.fill(0);
    progress = null;
    if (!stopped) report();
  }

  async function lookOnce(): Promise<void> {
    const frame = await camera?.frame();
    if (!frame) return;
    const seen = await faceEngine().look(frame);
    if (!progress || stopped) return;
    const { task } = progress;
    const outcome = addLook(progress, seen, performance.now());
    if (outcome.kind === 'captured') end(() => handlers.onShots(task, outcome.shots));
    else if (outcome.kind === 'problem') end(() => handlers.onProblem(outcome.problem));
    else {
      progress = outcome.progress;
      handlers.onHint(outcome.hint, outcome.done, outcome.of);
    }
  }

  const underWay = (): boolean => progress !== null && !stopped;

  async function run(): Promise<void> {
    while (underWay()) {
      const began = performance.now();
      try {
        await lookOnce();
      } catch {
        end(() => handlers.onProblem('engine-failed'));
      }
      await pause(Math.max(0, LOOK_EVERY_MS - (performance.now() - began)));
    }
  }

  async function open(): Promise<void> {
    try {
      camera = await openCamera(video, () => end(() => handlers.onProblem('no-camera')));
    } catch {
      end(() => handlers.onProblem('no-camera'));
    }
    if (stopped) camera?.stop();
    // The wait for the camera does not count as a wait for a face.
    if (progress) progress = beginCapture(progress.task, performance.now());
  }

  const opened = open();
  return {
    begin(task) {
      if (progress || stopped) return;
      progress = beginCapture(task, performance.now());
      void opened.then(run);
    },
    stop() {
      stopped = true;
      end(() => undefined);
      camera?.stop();
    },
  };
}
