import '../shared/styles/index.css';
import './verify.css';
import { start } from '../shared/start.tsx';
import { title } from './texts.ts';
import { VerifyPage } from './verify.tsx';

start(title, <VerifyPage />);

// Visitors see their own device's faces first; the list of shipped ones must not hold up the answer.
void import('../shared/styles/fonts.css');
