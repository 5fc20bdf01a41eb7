/**
 * `npm run verify -- FILE.pdf | QR-TEXT [--trust FILE] [--json]`: checks a paper without a network and says each check by
 * name, what could not be checked, and every field it vouches for. FILE is what central serves at /api/verify/trust.
 * Exit 0 genuine, 1 not, 2 wrong use.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  readDocumentKind,
  statementWords,
  kindOfPaper,
  verifyPdf,
  verifyQr,
} from '@hallway/certificates/verify';
import type { Check, OpenCheck, TrustStore, Verdict } from '@hallway/certificates/verify';
import { knownTrust } from './house/trust.ts';

const usage = '用法 Usage: npm run verify -- FILE.pdf | QR-TEXT [--trust FILE] [--json]';

const { values, positionals } = parsed();
const [paper = ''] = positionals;
if (positionals.length !== 1) wrongUse(usage);

const isFile = existsSync(paper);
// No code ends like that: the name of a file was mistyped.
if (!isFile && /\.pdf$/i.test(paper)) wrongUse(`没有这个文件。 No such file: ${paper}`);
const trusts =
  values.trust === undefined ? knownTrust(isFile ? paper : null) : [readTrust(values.trust)];
if (trusts.length === 0) {
  wrongUse(
    '没有可信的密钥列表：请用 --trust 指定。 No key list to trust: name one with --trust (central serves it at /api/verify/trust).',
  );
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { trust: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch {
    return wrongUse(usage);
  }
}

/** Says it to a person, and ends: nothing was verified. */
function wrongUse(message: string): never {
  console.error(message);
  process.exit(2);
}

/** A verdict, and the store it was reached with. */
interface Reached {
  verdict: Verdict;
  trust: TrustStore;
}

const now = new Date();
const reached = await best(trusts);
if (values.json === true) console.log(JSON.stringify(reached.verdict, null, 2));
else await report(reached);
process.exitCode = reached.verdict.ok ? 0 : 1;

/** A paper belongs to one root: the verdict of the store in which most checks hold is the one that speaks of it. */
async function best(stores: TrustStore[]): Promise<Reached> {
  const all: Reached[] = [];
  for (const trust of stores) {
    const verdict = isFile
      ? await verifyPdf(readFileSync(paper), trust, now)
      : await verifyQr(paper, trust, now);
    all.push({ verdict, trust });
  }
  const held = ({ verdict }: Reached): number => verdict.checks.filter(({ ok }) => ok).length;
  return all.reduce((one, next) => (next.verdict.ok || held(next) > held(one) ? next : one));
}

function readTrust(file: string): TrustStore {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TrustStore;
  } catch {
    return wrongUse(`不能读取可信密钥列表。 Cannot read the key list ${file}`);
  }
}

async function report({ verdict, trust }: Reached): Promise<void> {
  const { ok, checks, open, claims } = verdict;
  for (const check of checks) console.log(`${check.ok ? '✓' : '✗'} ${inWords(check)}`);
  for (const check of open) console.log(`– ${inWords(check)}`);
  if (claims !== undefined) {
    const { statements, ...common } = claims;
    for (const [field, value] of Object.entries(common))
      console.log(`  ${field}: ${JSON.stringify(value)}`);
    const kind = await readDocumentKind(kindOfPaper(claims), trust, now);
    for (const statement of statements) {
      const { label, text } = statementWords(statement, kind?.data);
      console.log(`  ${label.zh} ${label.en}: ${text[claims.language]}`);
    }
    const rest = kind?.printed.filter(({ vouched }) => !vouched) ?? [];
    if (rest.length > 0)
      console.log(
        `  不担保 / Not vouched for: ${rest.map(({ label }) => `${label.zh} ${label.en}`).join(', ')}`,
      );
  }
  console.log(ok ? '真实有效 / Genuine' : '未通过核验 / Not verified');
}

function inWords({ name, detail, asOf }: Check | OpenCheck): string {
  const time = asOf === undefined ? '' : ` (${asOf})`;
  return `${name}: ${detail.zh} / ${detail.en}${time}`;
}
