import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JourneyResult } from '../../scripts/journey/result.ts';
import { repoDir } from '../../scripts/tools.ts';

export interface JourneyRun {
  exit: number;
  result: JourneyResult;
  stderr: string;
}

interface Paths {
  out: string;
  enrol?: string[];
  camera?: string;
}

/**
 * Runs `npm run journey` as its own program, past the set-up that the test command has done already.
 * @param options the command line but for its paths
 */
export function runJourney(
  options: string,
  { out, enrol = [], camera }: Paths,
): Promise<JourneyRun> {
  const args = [...options.split(' '), '--out', out];
  for (const image of enrol) args.push('--enrol', image);
  if (camera !== undefined) args.push('--camera', camera);
  return new Promise((resolve, reject) => {
    const program = join(repoDir, 'scripts', 'journey.ts');
    execFile(process.execPath, [program, ...args, '--json'], (error, stdout, stderr) => {
      const exit = error === null ? 0 : Number(error.code);
      try {
        resolve({ exit, stderr, result: JSON.parse(stdout) as JourneyResult });
      } catch {
        reject(new Error(`The journey printed no JSON (exit ${exit}):\n${stdout}\n${stderr}`));
      }
    });
  });
}

/** Pictures and videos for tests, beside the repository; `HALLWAY_FACES` names another place. */
export const facesDir = process.env['HALLWAY_FACES'] ?? join(repoDir, '..', 'shared', 'faces');

/** The text of a printed file as it stands on the paper. */
export async function textOf(pdf: string | null): Promise<string> {
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', pdf ?? '', '-']);
  return stdout;
}
