import { Suspense, lazy, useMemo } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { Notice } from '../../components/notice.tsx';
import { Stage } from '../../components/stage.tsx';
import { Icon } from '../../drawings/icons.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import { loadFacePanel } from './panel.ts';
import type { FaceCapture, FaceProblem } from './panel.ts';
import './face.css';

/** Camera and model are a chunk of their own: nobody pays for them who does not use them. */
const FacePanel = lazy(async () => ({ default: await loadFacePanel() }));

/** The frame around the camera's picture. The panel inside watches; only an average of numbers leaves it. */
export function FaceScreen({ screen }: ScreenProps<'face'>) {
  const { view, bridge, t, send } = useKiosk();
  const { mode } = screen.task;
  const handlers = useMemo(() => {
    const lost = (): undefined => undefined;
    return {
      onCapture: (capture: FaceCapture) =>
        void bridge.call('identify.face', { capture }).catch(lost),
      onShots: (shots: FaceCapture[]) => void bridge.call('face.enrol', { shots }).catch(lost),
      onProblem: (problem: FaceProblem) =>
        void bridge.call('face.problem', { problem }).catch(lost),
    };
  }, [bridge]);
  const enrol = mode === 'enrol';
  return (
    <Stage
      title={enrol ? t('face.enrolTitle') : t('face.identifyTitle')}
      lead={enrol ? t('face.enrolLead') : t('face.identifyLead')}
      show={
        <div className="face">
          {screen.message === null ? null : <Notice message={screen.message} />}
          <div className="face-window">
            <ErrorBoundary
              attempt={mode}
              fallback={null}
              onFailure={() => handlers.onProblem('engine-failed')}
            >
              <Suspense fallback={<p className="face-opening">{t('face.opening')}</p>}>
                <FacePanel task={screen.task} {...handlers} />
              </Suspense>
            </ErrorBoundary>
            <svg className="face-guide" viewBox="0 0 300 300" aria-hidden="true">
              <path d="M150 42c44 0 70 34 70 84 0 62-32 106-70 106S80 188 80 126c0-50 26-84 70-84Z" />
            </svg>
          </div>
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
