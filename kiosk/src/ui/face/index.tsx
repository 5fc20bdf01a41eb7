import { useEffect, useEffectEvent, useRef } from 'react';
import type { FaceTask } from '../../bridge/index.ts';
import type { FaceCapture, FaceHint, FaceProblem } from './capture.ts';
import { faceEngine } from './engine.ts';
import './face.css';
import { startWatch } from './watch.ts';
import type { Watch } from './watch.ts';

export type { FaceCapture, FaceHint, FaceProblem } from './capture.ts';

export interface FacePanelProps {
  task: FaceTask;
  /** Identification: the mean over the task's good frames. */
  onCapture: (capture: FaceCapture) => void;
  /** Enrolment: one capture a shot. */
  onShots: (shots: FaceCapture[]) => void;
  onProblem: (problem: FaceProblem) => void;
  /** What the person should know now; `done` of `of` good frames are taken. */
  onHint?: (hint: FaceHint, done: number, of: number) => void;
}

/** Starts the engine and runs it once, so that the first person does not wait. May be called again; never fails. */
export function warmFace(): Promise<void> {
  return faceEngine()
    .warm()
    .catch(() => undefined);
}

/**
 * The camera's picture, mirrored, and the watch behind it. The camera is on while this is mounted. It reports once a
 * task; a new `task` after the report begins anew, one before it changes nothing.
 */
export function FacePanel({ task, onCapture, onShots, onProblem, onHint }: FacePanelProps) {
  const video = useRef<HTMLVideoElement>(null);
  const watch = useRef<Watch>(null);
  const captured = useEffectEvent((done: FaceTask, shots: FaceCapture[]) => {
    if (done.mode === 'enrol') onShots(shots);
    else for (const shot of shots) onCapture(shot);
  });
  const problem = useEffectEvent((what: FaceProblem) => onProblem(what));
  const hint = useEffectEvent((what: FaceHint, done: number, of: number) =>
    onHint?.(what, done, of),
  );

  useEffect(() => {
    if (!video.current) return undefined;
    const started = startWatch(video.current, {
      onShots: captured,
      onProblem: problem,
      onHint: hint,
    });
    watch.current = started;
    return () => {
      watch.current = null;
      started.stop();
    };
  }, []);
  useEffect(() => watch.current?.begin(task), [task]);

  return <video ref={video} className="face-video" muted playsInline aria-hidden="true" />;
}
