import { useEffect, useSyncExternalStore } from 'react';
import type { Bridge } from '../bridge/index.ts';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { Notice } from './components/notice.tsx';
import { Recovering } from './components/recovering.tsx';
import { TimeWarning } from './components/time-warning.tsx';
import { KioskContext } from './kiosk.ts';
import { ScreenOf } from './screens/index.tsx';
import { useTouch } from './a11y/touch.ts';
import { useRootAttributes } from './styles/root.ts';
import { playTone } from './sound/tones.ts';
import { reportError } from './state/reports.ts';
import type { ViewStore } from './state/view-store.ts';

/** Draws whatever core says is on the screen, and nothing else. */
export function App({ bridge, views }: { bridge: Bridge; views: ViewStore }) {
  const view = useSyncExternalStore(views.subscribe, views.current);
  useRootAttributes(view);
  useTouch(bridge, view?.warning !== null);
  useEffect(() => bridge.on('tone', playTone), [bridge]);

  if (view === null) return <Recovering />;
  return (
    <KioskContext value={{ view, bridge }}>
      <ErrorBoundary
        attempt={view.revision}
        fallback={<Recovering />}
        onFailure={(kind) => reportError(bridge, 'error', `draw ${kind}`)}
      >
        <ScreenOf screen={view.screen} />
        {view.notice === undefined ? null : (
          <div className="passing-notice">
            <Notice message={view.notice} />
          </div>
        )}
        {view.warning === null ? null : <TimeWarning endsAt={view.warning.endsAt} />}
      </ErrorBoundary>
    </KioskContext>
  );
}
