import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDaemon, until } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { useDnsSd } from './dns-sd.ts';
import { freePort } from './free-port.ts';

export interface IppEvePrinterOptions {
  /** Folder of this printer: paper log, spool, control file. Made when it is not there. */
  dir: string;
  /** Default 600, so that a page takes 100 ms. */
  pagesPerMinute?: number;
  /** Another program to run for each document; by default print-command.ts. */
  printCommand?: string;
  /** Document formats it takes, with commas between. Default PDF, PWG raster, JPEG and URF. */
  formats?: string;
  /** The second half of its `printer-make-and-model`, behind Hallway. Default A4 Laser, of which there is a profile. */
  model?: string;
  /** Printers of different names have different uuids. */
  name?: string;
}

export interface EveSheet {
  jobId: number;
  jobUuid: string;
  jobName: string;
  copy: number;
  pages: number[];
  sha256: string;
  at: number;
}

/** The printer of CUPS, an IPP Everywhere printer we did not write. */
export interface IppEvePrinter {
  uri: string;
  paperLog: string;
  spoolDir: string;
  /** What came out so far. */
  sheets(): EveSheet[];
  /** Sheets of A4 in both trays; 0 stalls the next job until there is paper. */
  loadPaper(sheets: number): Promise<void>;
  /** Toner left, 0 to 100. */
  setToner(percent: number): Promise<void>;
  /** Jams the engine before its next sheet, or frees it. */
  jam(present: boolean): void;
  /** Pulls the plug. */
  kill9(): Promise<void>;
  /** Puts the plug back: same address, same uuid, no jobs. Loads A4. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** The last it said, for the message of a failing test. */
  output(): string;
}

const bundledCommand = fileURLToPath(new URL('./print-command.ts', import.meta.url));
const FORMATS = 'application/pdf,image/pwg-raster,image/jpeg,image/urf';

/** Starts ippeveprinter (cups-ipp-utils) on loopback with A4 loaded. */
export async function startIppEvePrinter(options: IppEvePrinterOptions): Promise<IppEvePrinter> {
  const dnsSd = await useDnsSd();
  const port = await freePort();
  const paperLog = join(options.dir, 'paper.jsonl');
  const spoolDir = join(options.dir, 'spool');
  const controlFile = join(options.dir, 'jam');
  mkdirSync(spoolDir, { recursive: true });
  const command = options.printCommand ?? writeLauncher(options.dir);
  const env = {
    ...dnsSd.env,
    HALLWAY_PAPER_LOG: paperLog,
    HALLWAY_CONTROL_FILE: controlFile,
    HALLWAY_MS_PER_PAGE: String(60_000 / (options.pagesPerMinute ?? 600)),
  };
  const form = (path: string): Promise<boolean> =>
    fetch(`http://localhost:${port}${path}`).then(
      (response) => response.ok,
      () => false,
    );
  const loadPaper = async (sheets: number): Promise<void> => {
    await until(`ippeveprinter takes paper`, () => form(mediaForm(sheets)));
  };
  const boot = async (): Promise<Daemon> => {
    const args = ['-v', '-p', String(port), '-n', 'localhost', '-d', spoolDir, '-k', '-2'];
    const model = [
      '-f',
      options.formats ?? FORMATS,
      '-c',
      command,
      '-M',
      'Hallway',
      '-m',
      options.model ?? 'A4 Laser',
    ];
    const name = options.name ?? 'Hallway test printer';
    const daemon = startDaemon('ippeveprinter', [...args, ...model, name], { env });
    try {
      await loadPaper(250);
    } catch (error) {
      await daemon.stop('SIGKILL');
      throw new Error(`ippeveprinter does not start: ${daemon.output()}`, { cause: error });
    }
    return daemon;
  };
  let daemon = await boot();
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    paperLog,
    spoolDir,
    sheets: () => readSheets(paperLog),
    loadPaper,
    setToner: async (percent) => {
      await until('ippeveprinter takes toner', () => form(`/supplies?supply1=${percent}`));
    },
    jam: (present) => {
      if (present) writeFileSync(controlFile, '');
      else rmSync(controlFile, { force: true });
    },
    kill9: () => daemon.stop('SIGKILL'),
    restart: async () => {
      await daemon.stop('SIGKILL');
      daemon = await boot();
    },
    stop: async () => {
      await daemon.stop();
      await dnsSd.release();
    },
    output: () => daemon.output(),
  };
}

/** Tray 1 is the main tray, tray 3 the by-pass; a job stalls while either is empty. */
function mediaForm(sheets: number): string {
  const tray = (index: number, level: number): string =>
    `size${index}=iso_a4_210x297mm&type${index}=stationery&level${index}=${level}`;
  return `/media?${tray(1, sheets)}&${tray(3, Math.min(25, sheets))}`;
}

/**
 * ippeveprinter wants one executable file; this one runs the command with the Node that runs the test, and takes it
 * down with the printer.
 */
function writeLauncher(dir: string): string {
  const path = join(dir, 'print-command.sh');
  const command = `'${process.execPath}' '${bundledCommand}' "$@"`;
  writeFileSync(path, `#!/bin/sh\nexec setpriv --pdeathsig KILL ${command}\n`);
  chmodSync(path, 0o755);
  return path;
}

function readSheets(paperLog: string): EveSheet[] {
  if (!existsSync(paperLog)) return [];
  const lines = readFileSync(paperLog, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as EveSheet);
}
