// Entry of every npm command: does the set-up a program needs, then runs it on the pinned Node.
// Plain JavaScript for any Node >= 20. It starts the program itself instead of leaving that to the shell, because a
// shell that has just run the machine's `node` remembers its place and would not see ours in node_modules/.bin.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { repoDir, SetupError } from './setup/common.mjs';
import { ensureDependencies, pinnedNode } from './setup/dependencies.mjs';
import { ensurePeers } from './setup/peers.mjs';
import { ensureWeb } from './setup/web.mjs';

const HANAMIN = '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf';

/** What each program needs beyond dependencies: Debian peers, built web faces. */
const needs = {
  start: { peers: ['socat'], web: true },
  test: { peers: 'all', web: true },
  journey: { peers: 'all', web: true },
  screens: { peers: ['chromium'], web: true },
  verify: { peers: [], web: false },
  coverage: { peers: [HANAMIN], web: false },
  bench: { peers: [], web: false },
  probe: { peers: [], web: false },
};

try {
  const [program, ...args] = process.argv.slice(2);
  const need = needs[program];
  if (need === undefined)
    throw new SetupError(
      `There is no program "${program}". Programs: ${Object.keys(needs).join(', ')}.`,
    );
  await ensureDependencies();
  await ensurePeers(need.peers);
  const node = pinnedNode();
  if (need.web) await ensureWeb(node);
  const child = spawn(node, [join(repoDir, 'scripts', `${program}.ts`), ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: join(repoDir, 'node_modules', '.bin') + delimiter + process.env.PATH,
    },
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}
