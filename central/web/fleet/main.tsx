import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import './fleet.css';
import { start } from '../shared/start.tsx';
import { FleetPage } from './fleet.tsx';
import { title } from './texts.ts';

start(title, <FleetPage />);
