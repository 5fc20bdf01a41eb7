import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startIppEvePrinter } from '../../tests/peers/ippeveprinter.ts';
import { recordPrinter } from './recorder.ts';

export interface JourneyPrinter {
  uri: string;
  /** The last document the printer received, byte for byte. */
  lastDocument(): Uint8Array | null;
  stop(): Promise<void>;
}

/** The printer asked for, or an ippeveprinter of our own. */
export async function openPrinter(uri: string | null, dir: string): Promise<JourneyPrinter> {
  if (uri !== null) {
    const recorder = await recordPrinter(uri);
    return {
      uri: recorder.uri,
      lastDocument: () => recorder.documents.at(-1) ?? null,
      stop: () => recorder.stop(),
    };
  }
  const printer = await startIppEvePrinter({ dir });
  return {
    uri: printer.uri,
    lastDocument: () => newestPdf(printer.spoolDir),
    stop: () => printer.stop(),
  };
}

function newestPdf(dir: string): Uint8Array | null {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(dir, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  const newest = files.at(-1);
  return newest === undefined ? null : readFileSync(newest);
}
