import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const electron = fileURLToPath(new URL('../../../node_modules/electron', import.meta.url));

/**
 * Where Electron's program is, or null. Looks for the files only: `require('electron')` would start a download.
 */
export function electronBinary(): string | null {
  const pathFile = join(electron, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electron, 'dist');
  const file = join(dist, name);
  return existsSync(file) ? file : null;
}
