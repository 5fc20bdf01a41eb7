import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** One sheet that lies in the output tray. */
export interface Sheet {
  /** 1 for the first sheet this machine ever printed. */
  sheet: number;
  jobId: number;
  jobUuid: string;
  jobName: string;
  copy: number;
  /** Pages on this sheet, front first. */
  pages: number[];
  /** Of the whole document. */
  sha256: string;
  /** Epoch milliseconds. */
  at: number;
}

/** What survives a power cut: the machine's identity and its life counter. */
interface Nvram {
  printerUuid: string;
  impressions: number;
}

/** The mechanics of a printer that outlive its power: output tray, life counter, name plate. */
export class Paper {
  readonly logPath: string;
  readonly spoolDir: string;
  readonly #nvramPath: string;
  readonly #sheets: Sheet[];
  readonly #nvram: Nvram;

  constructor(dir: string) {
    this.logPath = join(dir, 'paper.jsonl');
    this.spoolDir = join(dir, 'spool');
    this.#nvramPath = join(dir, 'nvram.json');
    mkdirSync(this.spoolDir, { recursive: true });
    this.#sheets = readLines(this.logPath).map((line) => JSON.parse(line) as Sheet);
    this.#nvram = existsSync(this.#nvramPath)
      ? (JSON.parse(readFileSync(this.#nvramPath, 'utf8')) as Nvram)
      : { printerUuid: `urn:uuid:${randomUUID()}`, impressions: 0 };
    this.#keep();
  }

  get printerUuid(): string {
    return this.#nvram.printerUuid;
  }

  /** Impressions since the machine was made. */
  get impressions(): number {
    return this.#nvram.impressions;
  }

  sheets(): Sheet[] {
    return [...this.#sheets];
  }

  /** Puts a sheet into the output tray. It is on disk before this returns: paper cannot be taken back. */
  put(sheet: Omit<Sheet, 'sheet'>): void {
    const put = { sheet: this.#sheets.length + 1, ...sheet };
    this.#sheets.push(put);
    appendFileSync(this.logPath, `${JSON.stringify(put)}\n`);
    this.#nvram.impressions += sheet.pages.length;
    this.#keep();
  }

  #keep(): void {
    writeFileSync(this.#nvramPath, JSON.stringify(this.#nvram));
  }
}

function readLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}
