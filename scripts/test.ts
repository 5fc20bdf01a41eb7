/**
 * `npm test`: everything CI runs. Types, lint and format first because they are quick, then vitest.
 * Ends with one line `N passed, N failed, N skipped` that counts each check and each test.
 * `--long` adds the long runs of simulation and fuzz; other arguments go to vitest as filters.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repoDir, runTool } from './tools.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
}

const checks = [
  { name: 'types (node)', args: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types (web)', args: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'lint', args: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', args: ['prettier', '--check', '--log-level', 'warn', '.'] },
] as const;

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((argument) => argument !== '--long');

let passed = 0;
let failed = 0;
let skipped = 0;

if (filters.length === 0) {
  for (const check of checks) {
    const code = await runTool(check.args);
    console.log(`${code === 0 ? '✓' : '✗'} ${check.name}`);
    if (code === 0) passed += 1;
    else failed += 1;
  }
}

const reportFile = join(repoDir, '.run', 'vitest.json');
mkdirSync(join(repoDir, '.run'), { recursive: true });
rmSync(reportFile, { force: true });
const code = await runTool(
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...filters,
  ],
  long ? { HALLWAY_LONG: '1' } : {},
);
const report = readReport();
if (report === null) failed += 1;
else {
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  // A file that could not even be loaded has no failed test, and must not look green.
  if (code !== 0 && report.numFailedTests === 0) failed += Math.max(1, report.numFailedTestSuites);
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

function readReport(): VitestReport | null {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
  } catch {
    return null;
  }
}
