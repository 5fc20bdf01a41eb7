/**
 * What ippeveprinter runs instead of an engine: writes one line to the paper log for each sheet. Its environment holds
 * the job (IPP_JOB_ID, IPP_COPIES …); its last argument is the spooled document.
 *
 * While the control file exists the paper is jammed: nothing comes out until it is gone.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const env = (name: string, otherwise = ''): string => process.env[name] ?? otherwise;

const document = process.argv.at(-1) ?? '';
const paperLog = env('HALLWAY_PAPER_LOG');
const controlFile = env('HALLWAY_CONTROL_FILE');
const msPerPage = Number(env('HALLWAY_MS_PER_PAGE', '100'));
const copies = Number(env('IPP_COPIES', '1'));
const pagesPerSheet = env('IPP_SIDES', 'one-sided') === 'one-sided' ? 1 : 2;

let impressions = 0;
for (let copy = 1; copy <= copies; copy++) {
  const pages = Array.from({ length: pageCount() }, (_, index) => index + 1);
  for (let at = 0; at < pages.length; at += pagesPerSheet) {
    await printSheet(copy, pages.slice(at, at + pagesPerSheet));
  }
}

async function printSheet(copy: number, pages: number[]): Promise<void> {
  if (existsSync(controlFile)) {
    process.stderr.write('STATE: +media-jam\n');
    while (existsSync(controlFile)) await sleep(20);
    process.stderr.write('STATE: -media-jam\n');
  }
  await sleep(msPerPage * pages.length);
  const sheet = {
    jobId: Number(env('IPP_JOB_ID')),
    jobUuid: env('IPP_JOB_UUID'),
    jobName: env('IPP_JOB_NAME'),
    copy,
    pages,
    sha256: createHash('sha256').update(readFileSync(document)).digest('hex'),
    at: Date.now(),
  };
  appendFileSync(paperLog, `${JSON.stringify(sheet)}\n`);
  impressions += pages.length;
  process.stderr.write(`ATTR: job-impressions-completed=${impressions}\n`);
}

/** A document that cannot be read still feeds a sheet, as it does in a real printer. */
function pageCount(): number {
  try {
    const input = pdfOf(readFileSync(document));
    const said = execFileSync('pdfinfo', ['-'], { input, encoding: 'utf8', stdio: 'pipe' });
    return Number(/^Pages:\s+(\d+)/m.exec(said)?.[1] ?? 1);
  } catch {
    return 1;
  }
}

/** Raster is counted by the filter of CUPS that turns it into PDF. */
function pdfOf(octets: Buffer): Buffer {
  if (!octets.toString('latin1', 0, 4).startsWith('RaS2')) return octets;
  const jobArguments = ['1', 'user', 'title', '1', ''];
  return execFileSync('/usr/lib/cups/filter/rastertopdf', jobArguments, {
    input: octets,
    stdio: 'pipe',
    maxBuffer: 1 << 28,
  });
}
