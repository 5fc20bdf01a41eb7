import { Suspense, lazy, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { Stage } from '../../components/stage.tsx';
import { Icon } from '../../drawings/icons.tsx';
import type { FaceCapture, FaceHint, FacePanelProps, FaceProblem } from '../../face/index.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './face.css';

/** Camera and engine are a chunk of their own: nobody pays for them who does not use them. */
const FacePanel = lazy(async () => ({ default: (await import('../../face/index.tsx')).FacePanel }));

interface Seen {
  hint: FaceHint;
  done: number;
  of: number;
}

const RADIUS = 146;
const ROUND = 2 * Math.PI * RADIUS;

/** The frame around the camera's picture. The panel inside watches; only an average of numbers leaves it. */
export function FaceScreen({ screen }: ScreenProps<'face'>) {
  const { view, bridge, t, send } = useKiosk();
  const { mode } = screen.task;
  const [seen, setSeen] = useState<Seen | null>(null);
  const handlers = useMemo((): Omit<FacePanelProps, 'task'> => {
    const lost = (): undefined => undefined;
    return {
      onCapture: (capture: FaceCapture) =>
        void bridge.call('identify.face', { capture }).catch(lost),
      onShots: (shots: FaceCapture[]) => void bridge.call('face.enrol', { shots }).catch(lost),
      onProblem: (problem: FaceProblem) =>
        void bridge.call('face.problem', { problem }).catch(lost),
      onHint: (hint, done, of) => setSeen({ hint, done, of }),
    };
  }, [bridge]);
  const enrol = mode === 'enrol';
  const share = seen === null ? 0 : Math.min(1, seen.done / seen.of);

  return (
    <Stage
      title={enrol ? t('face.enrolTitle') : t('face.identifyTitle')}
      lead={enrol ? t('face.enrolLead') : t('face.identifyLead')}
      message={screen.message}
      show={
        <div className="face">
          <div className="face-space">
            <div className="face-window">
              <div className="face-picture">
                <ErrorBoundary
                  attempt={mode}
                  fallback={null}
                  onFailure={() => handlers.onProblem('engine-failed')}
                >
                  <Suspense fallback={null}>
                    <FacePanel task={screen.task} {...handlers} />
                  </Suspense>
                </ErrorBoundary>
              </div>
              <svg className="face-guide" viewBox="0 0 300 300" aria-hidden="true">
                <path
                  className="face-outline"
                  d="M150 58c40 0 62 32 62 76 0 56-28 96-62 96s-62-40-62-96c0-44 22-76 62-76Z"
                />
                <circle cx="150" cy="150" r={RADIUS} className="face-ring" />
                <circle
                  cx="150"
                  cy="150"
                  r={RADIUS}
                  className="face-ring-done"
                  strokeDasharray={ROUND}
                  strokeDashoffset={ROUND * (1 - share)}
                />
              </svg>
            </div>
          </div>
          <p className="face-hint serif" role="status" data-seen={seen === null ? undefined : ''}>
            {seen === null ? t('face.opening') : t(`face.hint.${seen.hint}`)}
          </p>
          <p className="face-on">
            <Icon name="camera" />
            <span>
              {t('face.on')}
              {enrol || screen.triesLeft > 2 ? null : (
                <strong> {t('face.triesLeft', { count: screen.triesLeft })}</strong>
              )}
            </span>
          </p>
        </div>
      }
      act={
        view.person === null ? (
          <Button onPress={() => send('session.back')}>{t('face.otherWay')}</Button>
        ) : null
      }
    />
  );
}
