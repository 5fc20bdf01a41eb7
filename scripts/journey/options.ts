import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deviceConfigSchema, type DeclaredPrinterProfile } from '@hallway/device-drivers';

export interface JourneyOptions {
  person: string;
  by: 'card' | 'face' | 'password';
  document: string;
  /** Null for a document that is not asked for with one. */
  purpose: string | null;
  copies: number;
  /** Images to enrol the person's face from, at the kiosk, before the journey. */
  enrol: string[];
  /** MJPEG or Y4M that the fake camera shows. */
  camera: string | null;
  /** Central is switched off during the session and comes back afterwards. */
  offline: boolean;
  /** Printer to use; an ippeveprinter is started when null. */
  printer: string | null;
  /** What `npm run probe` wrote of it: without one the counts of an unknown model are not believed. */
  profile: DeclaredPrinterProfile | null;
  out: string;
  json: boolean;
}

export const usage = `npm run journey -- --person NO --by card|face|password --document D01 [--purpose CODE]
  [--copies N] [--enrol IMAGE]… [--camera VIDEO] [--offline] [--printer URI [--profile FILE]] --out DIR [--json]
purposes: passport, visa, bank, internship, scholarship, travel`;

export class UsageError extends Error {}

/** Reads the command line. Throws UsageError with one sentence. */
export function journeyOptions(args: string[]): JourneyOptions {
  const values = read(args);
  const need = (name: 'person' | 'by' | 'document' | 'out'): string => {
    const value = values[name];
    if (value === undefined) throw new UsageError(`--${name} is missing.`);
    return value;
  };
  const by = need('by');
  if (by !== 'card' && by !== 'face' && by !== 'password')
    throw new UsageError('--by is one of card, face, password.');
  const copies = Number(values.copies ?? '1');
  if (!Number.isInteger(copies) || copies < 1)
    throw new UsageError('--copies is a whole number from 1.');
  if (by === 'face' && values.camera === undefined)
    throw new UsageError('--by face needs --camera VIDEO.');
  const enrol = values.enrol ?? [];
  if (enrol.length > 0 && enrol.length < 3)
    throw new UsageError('--enrol is needed three times or more.');
  return {
    person: need('person'),
    by,
    document: need('document'),
    purpose: values.purpose ?? null,
    copies,
    enrol,
    camera: values.camera === undefined ? null : resolve(values.camera),
    offline: values.offline ?? false,
    printer: values.printer ?? null,
    profile: values.profile === undefined ? null : profileIn(values.profile),
    out: need('out'),
    json: values.json ?? false,
  };
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        person: { type: 'string' },
        by: { type: 'string' },
        document: { type: 'string' },
        purpose: { type: 'string' },
        copies: { type: 'string' },
        enrol: { type: 'string', multiple: true },
        camera: { type: 'string' },
        offline: { type: 'boolean' },
        printer: { type: 'string' },
        profile: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The profile in a declaration that `npm run probe` wrote. @throws UsageError for any other file */
function profileIn(file: string): DeclaredPrinterProfile {
  const declared = deviceConfigSchema.safeParse(readJson(file));
  if (declared.success && declared.data.driver === 'ipp' && declared.data.options.profile)
    return declared.data.options.profile;
  throw new UsageError(`--profile ${file} is no declaration of a probed printer.`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
