import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import '../templates/preview/preview.css';
import './styles/papers.css';
import './styles/form.css';
import './styles/handover.css';
import { start } from '../shared/start.tsx';
import { PapersPage } from './papers-page.tsx';
import { title } from './texts.ts';

start(title, <PapersPage />);
