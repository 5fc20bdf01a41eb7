import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import './fleet.css';
import './list.css';
import './details.css';
import './phone.css';
import { start } from '../shared/start.tsx';
import { FleetPage } from './fleet.tsx';
import { title } from './texts.ts';

start(title, <FleetPage />);
