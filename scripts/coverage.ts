/**
 * `npm run coverage -- FILE [--column NAME] [--font FILE]… [--json]`: which names of a list can be printed. One name a line,
 * or a column of a CSV file; UTF-8 or GB 18030. Exit 0 all, 3 some are refused, 2 wrong use.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  decodeNames,
  HANAMIN_FILE,
  loadTypefaces,
  NameListError,
  namesIn,
  reportCoverage,
  type CoverageReport,
  type NameReport,
} from '@hallway/certificates';

const usage = 'npm run coverage -- FILE [--column NAME] [--font FILE]… [--json]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    column: { type: 'string' },
    font: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) fail(usage);

const typefaces = await loadTypefaces({
  fallbacks: [HANAMIN_FILE, ...(values.font ?? [])],
  onUnusable: ({ place, error }) => console.error(`${place}: ${error.message}`),
});
const result = await reportCoverage(readNames(file), typefaces);
if (values.json === true) console.log(JSON.stringify(result, null, 2));
else print(result);
process.exitCode = result.refused === 0 ? 0 : 3;

function readNames(path: string): string[] {
  try {
    return namesIn(decodeNames(readFileSync(path)), values.column ?? null);
  } catch (error) {
    if (error instanceof NameListError) fail(error.message);
    if (error instanceof Error && 'code' in error) fail(`${path}: ${String(error.code)}`);
    throw error;
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function print({ reports, names, refused, respelled, fallback }: CoverageReport): void {
  for (const report of reports) printName(report);
  const faces = typefaces.faces.regular.map((face) => face.name).join(', ');
  console.log(
    `${names} names: ${refused} refused, ${respelled} respelled, ${fallback} with a fallback (${faces})`,
  );
}

function printName(report: NameReport): void {
  const { line, name, printed, refused, respelled, characters } = report;
  const spelling = printed === name ? name : `${JSON.stringify(name)} → ${printed}`;
  console.log(`${refused ? '✗' : '·'} ${line}: ${spelling}`);
  for (const { codePoint, block } of respelled)
    console.log(`    ${codePoint} ${block ?? '?'}: respelled`);
  for (const { character, codePoint, block, face } of characters) {
    console.log(`    ${character} ${codePoint} ${block ?? '?'}: ${face ?? 'no face'}`);
  }
}
