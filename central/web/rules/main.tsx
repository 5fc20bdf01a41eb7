import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import './rules.css';
import { start } from '../shared/start.tsx';
import { RulesPage } from './rules.tsx';
import { title } from './texts.ts';

start(title, <RulesPage />);
