import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { pdfOfPages } from '../../device-drivers/support/pdf.ts';
import { costOf, medians, ratio } from './measure.ts';
import type { Cost } from './measure.ts';

const RUNS = 25;

const job = {
  name: 'bench',
  user: 'kiosk',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 1,
  format: 'application/pdf',
} as const;

/** Both submit the same page; ours also checks who the printer is and that the job is its own. */
export async function printing(printerUri: string, dir: string): Promise<object> {
  const pdf = pdfOfPages(1);
  const file = join(dir, 'page.pdf');
  writeFileSync(file, pdf);
  const printer = createIppPrinter({ uri: printerUri }, systemClock);
  const ours: Cost[] = [];
  const tool: Cost[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const our = await costOf(async () => {
      await printer.sendDocument(await printer.createJob(job), pdf);
    });
    const their = ipptoolCost(printerUri, file);
    // The first run pays for loading code.
    if (run === 0) continue;
    ours.push(our);
    tool.push(their);
  }
  const [our, their] = [medians(ours), medians(tool)];
  return {
    runs: RUNS,
    oursCreateAndSend: our,
    ipptoolPrintJob: their,
    wallRatio: ratio(our.wallMs, their.wallMs),
    cpuRatio: ratio(our.cpuMs, their.cpuMs),
  };
}

function ipptoolCost(printerUri: string, file: string): Cost {
  const script = `TIMEFORMAT='%R %U %S'; time ipptool -q -f '${file}' '${printerUri}' print-job.test`;
  const said = execFileSync('bash', ['-c', `{ ${script}; } 2>&1 | tail -1`], { encoding: 'utf8' });
  const [real = 0, user = 0, system = 0] = said.trim().split(' ').map(Number);
  return { wallMs: real * 1000, cpuMs: (user + system) * 1000 };
}

/** Our simulator, in a process of its own. */
export async function startPrinter(
  dir: string,
): Promise<{ printerUri: string; stop: () => Promise<void> }> {
  const path = '../../../device-drivers/sim/ipp-printer/cli.ts';
  const cli = fileURLToPath(new URL(path, import.meta.url));
  const args = [cli, '--dir', dir, '--port', '0', '--ms-per-page', '0'];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(program, 'exit');
  const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
  const { uri: printerUri } = JSON.parse(line) as { uri: string };
  return {
    printerUri,
    stop: async () => {
      program.kill('SIGTERM');
      await ended;
    },
  };
}
