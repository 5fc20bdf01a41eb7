import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './i18n/index.ts';
import { lockKeys } from './keylock.ts';
import { openBridge } from './port.ts';
import { startHeartbeat } from './state/heartbeat.ts';
import { startReports } from './state/reports.ts';
import { createViewStore } from './state/view-store.ts';
import './styles/index.css';

/** A fresh document between two people; both shells bring the page back from there. */
const BLANK_PAGE = '/blank';

lockKeys(window);
const bridge = openBridge();
const views = createViewStore(bridge);
startReports(bridge, window);
startHeartbeat(bridge, views, document);
void bridge.closed.then(() => {
  views.forget();
  window.location.replace(BLANK_PAGE);
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App bridge={bridge} views={views} />);
