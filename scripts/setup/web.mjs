import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoDir, run, SetupError } from './common.mjs';

/** Web faces, each with the folders that go into it. */
const faces = [
  {
    name: 'kiosk UI',
    workspace: 'kiosk',
    sources: ['kiosk/src/ui', 'kiosk/src/bridge', 'kiosk/vite.config.ts'],
  },
  {
    name: 'central web',
    workspace: 'central',
    sources: ['central/web', 'central/vite.config.ts', 'certificates/src', 'central/protocol/src'],
  },
];

/** Builds each web face whose sources changed since it was built. */
export async function ensureWeb(node) {
  for (const face of faces) {
    const stampFile = join(repoDir, face.workspace, 'dist', '.built-from');
    const stamp = digest([...face.sources, 'package-lock.json']);
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue;
    console.error(`Building ${face.name}…`);
    const vite = join(repoDir, 'node_modules', 'vite', 'bin', 'vite.js');
    const config = join(repoDir, face.workspace, 'vite.config.ts');
    const code = await run(node, [vite, 'build', '--config', config, '--logLevel', 'warn']);
    if (code !== 0)
      throw new SetupError(`The build of ${face.name} failed: the lines above say why.`);
    mkdirSync(join(repoDir, face.workspace, 'dist'), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
}

function digest(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(repoDir, path);
  hash.update(`${path}\n`);
  if (!statSync(full).isDirectory()) hash.update(readFileSync(full));
  else for (const name of readdirSync(full).toSorted()) addTo(hash, join(path, name));
}
