/**
 * What the device layer costs. Codecs against @sealsystems/ipp in the same process, in CPU time; our way of printing against a bare
 * Print-Job by ipptool, both to the same simulator in a process of its own.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import oracle from '@sealsystems/ipp';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { IppPrinter } from '@hallway/device-drivers';
import {
  attr,
  charset,
  keyword,
  naturalLanguage,
  uri,
} from '../../device-drivers/src/codec/ipp/attributes.ts';
import { cardDecoder } from '../../device-drivers/src/codec/card/index.ts';
import type { CardWireFormat } from '../../device-drivers/src/codec/card/index.ts';
import {
  decodeIpp,
  encodeIpp,
  GroupTag,
  Operation,
} from '../../device-drivers/src/codec/ipp/index.ts';
import { pdfOfPages } from '../device-drivers/support/pdf.ts';
import { median } from './support/statistics.ts';

const RUNS = 25;
const ROUND_MS = 60;
const ROUNDS = 7;

const job = {
  name: 'bench',
  user: 'kiosk',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 1,
  format: 'application/pdf',
} as const;

export async function bench(): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'hallway-bench-'));
  const { printerUri, stop } = await startPrinter(join(dir, 'printer'));
  try {
    const answer = await printerAnswer(printerUri);
    return {
      bench: 'devices',
      node: process.version,
      ipp: ippCodec(answer),
      cards: cardCodecs(),
      printing: await printing(printerUri, dir),
    };
  } finally {
    await stop();
    rmSync(dir, { recursive: true });
  }
}

function ippCodec(answer: Buffer): object {
  const { message } = decodeIpp(answer);
  const [decode = 0, encode = 0, oracleDecode = 0] = rates([
    () => void decodeIpp(answer),
    () => void encodeIpp(message),
    () => void oracle.parse(answer),
  ]);
  return {
    answerOctets: answer.length,
    decodePerSecond: decode,
    encodePerSecond: encode,
    sealsystemsDecodePerSecond: oracleDecode,
    decodeRatioToSealsystems: ratio(decode, oracleDecode),
  };
}

function cardCodecs(): Record<string, number> {
  const uid = { alphabet: 'hex', lengths: [8] } as const;
  const formats: [CardWireFormat, string][] = [
    [{ type: 'rdm6300' }, '\u0002010063E9AE25\u0003'],
    [{ type: 'stx-etx', prefix: 'CARD:', uid }, '\u0002CARD:04A2B3C4\u0003'],
    [{ type: 'line', prefix: '', uid }, '04A2B3C4\r\n'],
  ];
  return Object.fromEntries(
    formats.map(([format, frame]) => {
      const octets = Buffer.from(frame, 'latin1');
      const decoder = cardDecoder(format);
      return [`${format.type}FramesPerSecond`, ratePerSecond(() => void decoder.push(octets))];
    }),
  );
}

/** Both submit the same page; ours also checks who the printer is and that the job is its own. */
async function printing(printerUri: string, dir: string): Promise<object> {
  const pdf = pdfOfPages(1);
  const file = join(dir, 'page.pdf');
  writeFileSync(file, pdf);
  const printer = createIppPrinter({ uri: printerUri }, systemClock);
  const ours: Cost[] = [];
  const tool: Cost[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const our = await ourCost(printer, pdf);
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

interface Cost {
  wallMs: number;
  cpuMs: number;
}

async function ourCost(printer: IppPrinter, pdf: Uint8Array): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await printer.sendDocument(await printer.createJob(job), pdf);
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

function ipptoolCost(printerUri: string, file: string): Cost {
  const script = `TIMEFORMAT='%R %U %S'; time ipptool -q -f '${file}' '${printerUri}' print-job.test`;
  const said = execFileSync('bash', ['-c', `{ ${script}; } 2>&1 | tail -1`], { encoding: 'utf8' });
  const [real = 0, user = 0, system = 0] = said.trim().split(' ').map(Number);
  return { wallMs: real * 1000, cpuMs: (user + system) * 1000 };
}

async function startPrinter(
  dir: string,
): Promise<{ printerUri: string; stop: () => Promise<void> }> {
  const path = '../../device-drivers/sim/ipp-printer/cli.ts';
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

/** A whole Get-Printer-Attributes answer, as it comes off the wire. */
async function printerAnswer(printerUri: string): Promise<Buffer> {
  const request = encodeIpp({
    version: { major: 1, minor: 1 },
    code: Operation.getPrinterAttributes,
    requestId: 1,
    groups: [
      {
        tag: GroupTag.operation,
        attributes: [
          attr('attributes-charset', charset('utf-8')),
          attr('attributes-natural-language', naturalLanguage('en')),
          attr('printer-uri', uri(printerUri)),
          attr('requested-attributes', keyword('all')),
        ],
      },
    ],
  });
  const response = await fetch(printerUri.replace('ipp://', 'http://'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/ipp' },
    body: Buffer.from(request),
  });
  return Buffer.from(await response.arrayBuffer());
}

/** How often work is done in a second of this process's own CPU time, so that a busy machine changes little. */
function ratePerSecond(work: () => void): number {
  return rates([work])[0] ?? 0;
}

/** Rates of several works, taken in turns so that all see the same machine; the median of their rounds. */
function rates(works: readonly (() => void)[]): number[] {
  const rounds = works.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    works.forEach((work, index) => {
      const rate = oneRound(work);
      // The first round pays for compiling.
      if (round > 0) rounds[index]?.push(rate);
    });
  }
  return rounds.map((all) => Math.round(median(all)));
}

function oneRound(work: () => void): number {
  const start = process.cpuUsage();
  let spent = 0;
  let done = 0;
  while (spent < ROUND_MS) {
    for (let at = 0; at < 200; at++) work();
    done += 200;
    const { user, system } = process.cpuUsage(start);
    spent = (user + system) / 1000;
  }
  return (done * 1000) / spent;
}

function medians(costs: readonly Cost[]): Cost {
  const rounded = (values: number[]): number => Math.round(median(values) * 100) / 100;
  return {
    wallMs: rounded(costs.map((cost) => cost.wallMs)),
    cpuMs: rounded(costs.map((cost) => cost.cpuMs)),
  };
}

function ratio(ours: number, theirs: number): number {
  return Math.round((ours / theirs) * 100) / 100;
}
