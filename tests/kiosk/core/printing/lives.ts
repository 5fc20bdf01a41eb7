import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { JobProgress } from '../../../../kiosk/src/core/printing/index.ts';
import type { Life } from './kill-child.ts';

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url));

/** Runs one life of the kiosk's printing; resolves with the signal that ended it and the last state it printed. */
export function live(life: Life): Promise<{ signal: string | null; state: JobProgress | null }> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, JSON.stringify(life)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    running.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
    });
    running.on('error', reject);
    running.on('close', (code, signal) => {
      if (code !== 0 && signal === null) reject(new Error(`the child failed with ${code}`));
      else resolve({ signal, state: said === '' ? null : (JSON.parse(said) as JobProgress) });
    });
  });
}
