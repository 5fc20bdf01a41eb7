/**
 * `npm run bench -- NAME`: one benchmark against its anchor in one process; prints JSON with ratios.
 * Benchmarks live in tests/bench, one file each, and export `bench()`.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repoDir } from './tools.ts';

const dir = join(repoDir, 'tests', 'bench');
const names = readdirSync(dir)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const [name] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const module = (await import(pathToFileURL(join(dir, `${name}.ts`)).href)) as {
    bench(): Promise<object>;
  };
  console.log(JSON.stringify(await module.bench(), null, 2));
}
