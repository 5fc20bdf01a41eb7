import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import './styles/list.css';
import './styles/editor.css';
import './styles/panels.css';
import './styles/conditions.css';
import './styles/compare.css';
import './preview/preview.css';
import { start } from '../shared/start.tsx';
import { TemplatesPage, title } from './templates.tsx';

start(title, <TemplatesPage />);
