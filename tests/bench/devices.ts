/**
 * What the device layer costs. Codecs in CPU time, IPP against @sealsystems/ipp in the same process; our way of printing against a
 * bare Print-Job by ipptool, both to the same simulator in a process of its own; a card against a bare pty; the journal against bare
 * commits.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardToEvent } from './devices/card.ts';
import { framesPerSecond } from './devices/codecs.ts';
import { ippCodec } from './devices/ipp.ts';
import { journalCost } from './devices/journal.ts';
import { printing, startPrinter } from './devices/printing.ts';

export async function bench(): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'hallway-bench-'));
  const { printerUri, stop } = await startPrinter(join(dir, 'printer'));
  try {
    return {
      bench: 'devices',
      node: process.version,
      ipp: await ippCodec(printerUri),
      framesPerSecond: framesPerSecond(),
      card: await cardToEvent(),
      journal: await journalCost(),
      printing: await printing(printerUri, dir),
    };
  } finally {
    await stop();
    rmSync(dir, { recursive: true });
  }
}
