/**
 * `npm run verify -- FILE.pdf | QR-TEXT [--trust FILE] [--json]`: checks a paper without a network and says each check by name.
 * Exit 0 genuine, 1 not, 2 wrong use.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyPdf, verifyQr } from '@hallway/certificates/verify';
import type { TrustStore, Verdict } from '@hallway/certificates/verify';
import { knownTrust } from './house/trust.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { trust: { type: 'string' }, json: { type: 'boolean' } },
});
const [paper] = positionals;
if (paper === undefined || positionals.length > 1) {
  console.error('npm run verify -- FILE.pdf | QR-TEXT [--trust FILE] [--json]');
  process.exit(2);
}

const isFile = existsSync(paper);
const trusts =
  values.trust === undefined ? knownTrust(isFile ? paper : null) : [readTrust(values.trust)];
if (trusts.length === 0) {
  console.error(
    '没有可信的密钥列表：请用 --trust 指定。 No key list to trust: name one with --trust (central serves it at /api/verify/trust).',
  );
  process.exit(2);
}

const verdict = await bestVerdict(trusts);
if (values.json === true) console.log(JSON.stringify(verdict, null, 2));
else report(verdict);
process.exitCode = verdict.ok ? 0 : 1;

/** A paper belongs to one root: the verdict of the store in which most checks hold is the one that speaks of it. */
async function bestVerdict(stores: TrustStore[]): Promise<Verdict> {
  const now = new Date();
  const verdicts: Verdict[] = [];
  for (const trust of stores)
    verdicts.push(
      isFile
        ? await verifyPdf(readFileSync(paper ?? ''), trust, now)
        : await verifyQr(paper ?? '', trust, now),
    );
  const held = (verdict: Verdict): number => verdict.checks.filter((check) => check.ok).length;
  return verdicts.reduce((best, verdict) =>
    verdict.ok || held(verdict) > held(best) ? verdict : best,
  );
}

function readTrust(file: string): TrustStore {
  return JSON.parse(readFileSync(file, 'utf8')) as TrustStore;
}

function report({ ok, checks, claims }: Verdict): void {
  for (const check of checks)
    console.log(`${check.ok ? '✓' : '✗'} ${check.name}: ${check.detail.zh} / ${check.detail.en}`);
  if (claims !== undefined)
    for (const [field, value] of Object.entries(claims))
      console.log(`  ${field}: ${JSON.stringify(value)}`);
  console.log(ok ? '真实有效 / Genuine' : '未通过核验 / Not verified');
}
