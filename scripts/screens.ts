/** `npm run screens`: a picture of every screen, zh and en, into docs/screens. */
import { join } from 'node:path';
import { takeScreens } from '../tests/kiosk/ui/screens.ts';
import { repoDir } from './tools.ts';

const files = await takeScreens(join(repoDir, 'docs', 'screens'));
console.log(files.join('\n'));
