import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import './seal.css';
import { start } from '../shared/start.tsx';
import { SealPage, title } from './seal.tsx';

start(title, <SealPage />);
