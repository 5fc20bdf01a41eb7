import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import '../shared/styles/dialog.css';
import './register.css';
import { start } from '../shared/start.tsx';
import { RegisterPage, title } from './register.tsx';

start(title, <RegisterPage />);
