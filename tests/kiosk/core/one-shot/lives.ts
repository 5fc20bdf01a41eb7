import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Life, Lived } from './kill-child.ts';

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url));

/** Runs one life; resolves with the signal that ended it and what it printed. */
export function live(life: Life): Promise<{ signal: string | null } & Lived> {
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
      else resolve({ signal, ...lived(said) });
    });
  });
}

function lived(said: string): Lived {
  return said === '' ? { first: null, second: null } : (JSON.parse(said) as Lived);
}
