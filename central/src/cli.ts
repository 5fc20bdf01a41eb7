import { parseArgs } from 'node:util';
import { dateSchema, kioskIdSchema } from '@hallway/protocol';
import { createCentral, type CentralOptions } from './central.ts';
import { createLog } from './http/log.ts';

const usage = `node central/src/main.ts --data DIR [--host ADDRESS] [--port N] [--origin URL]…
  [--demo [--today YYYY-MM-DD] [--students N]] [--pair KIOSK=CODE]…
`;

/** The command line could not be understood; the message says what to write instead. */
class UsageError extends Error {
  override name = 'UsageError';
}

function optionsOf(args: string[]): CentralOptions {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '0' },
      origin: { type: 'string', multiple: true, default: [] },
      demo: { type: 'boolean', default: false },
      today: { type: 'string' },
      students: { type: 'string', default: '200' },
      pair: { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.data === undefined) throw new UsageError('--data is missing');
  if (values.today !== undefined && !dateSchema.safeParse(values.today).success) {
    throw new UsageError('--today takes a date: 2026-11-22');
  }
  return {
    dataDir: values.data,
    host: values.host,
    port: wholeNumber('--port', values.port, 65_535),
    origins: values.origin,
    demo: values.demo,
    students: wholeNumber('--students', values.students, 80_000),
    ...(values.today === undefined ? {} : { today: values.today }),
    preauthorised: values.pair.map(pairingOf),
    log: createLog('info', process.stderr),
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${name} takes a number from 0 to ${most}`);
}

function pairingOf(text: string): { kioskId: string; code: string } {
  const [kioskId = '', code = ''] = text.split('=');
  if (!kioskIdSchema.safeParse(kioskId).success || code === '') {
    throw new UsageError('--pair takes KIOSK=CODE: K01=7M2QX9TA');
  }
  return { kioskId, code };
}

/** Runs central as a program: one JSON line with the origin on standard output when ready, the log on standard error. */
export async function runCommandLine(args: string[]): Promise<void> {
  let options: CentralOptions;
  try {
    options = optionsOf(args);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const central = await createCentral(options);
  // Before the line that says it is ready: who reads it may ask it to stop at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void central.stop());
  }
  process.stdout.write(`${JSON.stringify({ origin: central.origin })}\n`);
}
