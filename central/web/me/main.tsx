import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import './me.css';
import { start } from '../shared/start.tsx';
import { MePage } from './me-page.tsx';
import { title } from './texts.ts';

start(title, <MePage />);

// Visitors see their own device's faces first; the list of shipped ones must not hold up the page.
void import('../shared/styles/fonts.css');
