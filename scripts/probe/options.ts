import { parseArgs } from 'node:util';
import { deviceConfigSchema } from '@hallway/device-drivers';
import type { EscposOptions } from '@hallway/device-drivers';
import type { UnprobedPrinter } from '@hallway/device-drivers/probe';

type ReceiptPort = EscposOptions['port'];

/** What is probed, as the command line says it. */
export type ProbeOptions = { out: string | null } & (
  | { what: 'find' }
  | { what: 'printer'; declaration: UnprobedPrinter; agreed: boolean }
  | { what: 'receipt-printer'; port: ReceiptPort; agreed: boolean }
  | { what: 'reader' | 'scanner'; port: { path: string; baudRate: number } }
);

export const usage = `npm run probe                                   lists what is found
npm run probe -- printer --uri ipp://… [--cups] [--snmp COMMUNITY[@HOST[:PORT]]] [--ghostscript GS] [--yes]
npm run probe -- receipt-printer --tcp HOST[:PORT] | --serial PATH --baud N | --device PATH [--yes]
npm run probe -- reader --path PATH --baud N
npm run probe -- scanner --path PATH --baud N
each with --out FILE, to write the declaration there instead of on standard output`;

export class UsageError extends Error {}

/** Reads the command line. Throws UsageError with one sentence. */
export function probeOptions(args: string[]): ProbeOptions {
  const { values, positionals } = read(args);
  const [what = 'find'] = positionals;
  if (positionals.length > 1)
    throw new UsageError('一次只探测一个设备。 One device is probed at a time.');
  const out = values.out ?? null;
  const agreed = values.yes ?? false;
  const need = (name: 'uri' | 'path' | 'baud'): string => {
    const value = values[name];
    if (value === undefined) throw new UsageError(`缺少 --${name}。 --${name} is missing.`);
    return value;
  };
  switch (what) {
    case 'find':
      return { what, out };
    case 'printer':
      return { what, out, declaration: printerOf(need('uri'), values), agreed };
    case 'receipt-printer':
      return { what, out, port: receiptPort(values), agreed };
    case 'reader':
    case 'scanner':
      return { what, out, port: { path: need('path'), baudRate: whole('baud', need('baud')) } };
  }
  throw new UsageError(`没有“${what}”这种设备。 There is no device "${what}".`);
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        uri: { type: 'string' },
        cups: { type: 'boolean' },
        snmp: { type: 'string' },
        ghostscript: { type: 'string' },
        tcp: { type: 'string' },
        serial: { type: 'string' },
        device: { type: 'string' },
        path: { type: 'string' },
        baud: { type: 'string' },
        yes: { type: 'boolean' },
        out: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(`--${name} 应为正整数。 --${name} is a whole number from 1.`);
}

function printerOf(uri: string, values: ReturnType<typeof read>['values']): UnprobedPrinter {
  const { snmp, ghostscript, cups } = values;
  const options = {
    uri,
    ...(snmp !== undefined && { snmp: agentOf(snmp) }),
    ...(ghostscript !== undefined && { ghostscript }),
  };
  const driver = cups === true ? 'cups' : 'ipp';
  const declared = deviceConfigSchema.safeParse({ id: 'a4', kind: 'printer', driver, options });
  if (declared.success && (declared.data.driver === 'ipp' || declared.data.driver === 'cups'))
    return declared.data;
  throw new UsageError(
    '--cups 要求写明主机：--snmp COMMUNITY@HOST。 --cups needs the host in --snmp COMMUNITY@HOST.',
  );
}

function receiptPort(values: ReturnType<typeof read>['values']): ReceiptPort {
  const { tcp, serial, device, baud } = values;
  const given = [tcp, serial, device].filter((each) => each !== undefined);
  if (given.length !== 1)
    throw new UsageError(
      '--tcp、--serial、--device 须选其一。 Give one of --tcp, --serial and --device.',
    );
  if (tcp !== undefined) return { type: 'tcp', ...placeOf('tcp', tcp) };
  if (device !== undefined) return { type: 'device-file', path: device };
  if (baud === undefined) throw new UsageError('缺少 --baud。 --baud is missing.');
  return { type: 'serial', path: serial ?? '', baudRate: whole('baud', baud) };
}

function placeOf(name: string, text: string): { host: string; port?: number } {
  const [, host = '', port] = /^(.+?)(?::(\d+))?$/.exec(text) ?? [];
  if (host === '')
    throw new UsageError(`--${name} 应为 HOST 或 HOST:PORT。 --${name} is HOST or HOST:PORT.`);
  return { host, ...(port !== undefined && { port: whole(name, port) }) };
}

function agentOf(text: string): { community: string; host?: string; port?: number } {
  const at = text.lastIndexOf('@');
  if (at < 0) return { community: text };
  return { community: text.slice(0, at), ...placeOf('snmp', text.slice(at + 1)) };
}
