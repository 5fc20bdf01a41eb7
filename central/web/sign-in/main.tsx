import '../shared/styles/fonts.css';
import '../shared/styles/index.css';
import './sign-in.css';
import { start } from '../shared/start.tsx';
import { SignIn, title } from './sign-in.tsx';

start(title, <SignIn />);
