import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Without these a covered window would beat too seldom, and be taken for lost. */
const awake = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export interface BrowserOptions {
  executable: string;
  flags: readonly string[];
  /** Emptied before every start: the browser remembers nobody. */
  profileDir: string;
}

/**
 * Starts the browser on a clean profile. The launch address goes into a file only this user may read, because a
 * command line can be read by every program of the machine.
 */
export async function launchBrowser(options: BrowserOptions, url: string): Promise<ChildProcess> {
  await rm(options.profileDir, { recursive: true, force: true });
  await mkdir(options.profileDir, { recursive: true, mode: 0o700 });
  const start = join(options.profileDir, 'start.html');
  const page = `<!doctype html><meta http-equiv="refresh" content="0; url=${url}"><body bgcolor="#FAF7F1">`;
  await writeFile(start, page, { mode: 0o600 });
  const args = [
    ...options.flags,
    ...awake,
    `--user-data-dir=${join(options.profileDir, 'profile')}`,
    pathToFileURL(start).href,
  ];
  return spawn(options.executable, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
