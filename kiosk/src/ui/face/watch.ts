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
  let camera: Camera | null = null;
  let progress: Progress | null = null;
  let looking = false;
  const leaving = new AbortController();

  const underWay = (): boolean => progress !== null && !leaving.signal.aborted;

  /** Ends the task under way with its one report. */
  function end(report: () => void): void {
    if (!underWay()) return;
    for (const frame of progress?.frames ?? []) frame.fill(0);
    progress = null;
    report();
  }

  function loseCamera(): void {
    camera?.stop();
    camera = null;
    end(() => handlers.onProblem('no-camera'));
  }

  async function ensureCamera(): Promise<Camera | null> {
    if (camera) return camera;
    try {
      camera = await openCamera(video, loseCamera, leaving.signal);
    } catch {
      loseCamera();
    }
    // The wait for the camera does not count as a wait for a face.
    if (progress) progress = beginCapture(progress.task, performance.now());
    return camera;
  }

  async function lookOnce(on: Camera): Promise<void> {
    const seen = await faceEngine().look(await on.frame());
    if (!progress) return;
    const { task } = progress;
    const outcome = addLook(progress, seen, performance.now());
    if (outcome.kind === 'captured') end(() => handlers.onShots(task, outcome.shots));
    else if (outcome.kind === 'problem') end(() => handlers.onProblem(outcome.problem));
    else {
      progress = outcome.progress;
      handlers.onHint(outcome.hint, outcome.done, outcome.of);
    }
  }

  async function run(): Promise<void> {
    while (underWay()) {
      const opened = await ensureCamera();
      const began = performance.now();
      try {
        if (opened) await lookOnce(opened);
      } catch {
        end(() => handlers.onProblem('engine-failed'));
      }
      await pause(Math.max(0, LOOK_EVERY_MS - (performance.now() - began)));
    }
  }

  return {
    begin(task) {
      if (progress || leaving.signal.aborted) return;
      progress = beginCapture(task, performance.now());
      if (looking) return;
      looking = true;
      void run().finally(() => (looking = false));
    },
    stop() {
      end(() => undefined);
      leaving.abort();
      camera?.stop();
    },
  };
}
