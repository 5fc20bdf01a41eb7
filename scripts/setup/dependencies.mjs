import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, repoDir, run, SetupError } from './common.mjs';

const stampFile = join(repoDir, 'node_modules', '.hallway-lock');

/** Installs what package-lock.json says, unless that very lock is installed already. */
export async function ensureDependencies() {
  if (!atLeast(process.versions.node, '20.19.0'))
    throw new SetupError(
      `Hallway needs Node 20.19 or newer to start its set-up; this is ${process.version}.`,
    );
  const lock = createHash('sha256')
    .update(readFileSync(join(repoDir, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return;
  const npm = npmVersion();
  if (!atLeast(npm, '11.0.0'))
    throw new SetupError(`Hallway needs npm 11 or newer (npm install -g npm@11); this is ${npm}.`);
  console.error('Installing dependencies (once)…');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new SetupError('npm ci failed: the lines above say why. Nothing was started.');
  writeFileSync(stampFile, lock);
}

/**
 * Path of a Node >= 24: the one in node_modules, else the one running this. better-sqlite3 13 crashes the process on
 * Node 20 instead of refusing, so nothing of ours is started on less.
 */
export function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(
    repoDir,
    'node_modules',
    `node-${platformName()}-${process.arch}`,
    'bin',
    name,
  );
  if (existsSync(pinned)) return pinned;
  if (atLeast(process.versions.node, '24.0.0')) return process.execPath;
  throw new SetupError(
    `Hallway runs on Node 24; none is packaged for ${process.platform}-${process.arch}, so please install Node 24 (this is ${process.version}).`,
  );
}

function platformName() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

function npmVersion() {
  try {
    return execFileSync('npm', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '0';
  }
}
