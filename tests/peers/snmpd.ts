import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon, until } from './daemon.ts';
import { freePort } from './free-port.ts';

export interface SnmpdOptions {
  /** Folder of this agent, which is there. */
  dir: string;
  /** File of which each line is one sheet that came out: `prtMarkerLifeCount` is `before` and what its lines count. */
  paperLog: string;
  /** By how much it counts a sheet. Default 1. */
  perSheet?: number;
  /** What the engine had put out before. */
  before: number;
  /** `prtMarkerCounterUnit`: 7 is impressions, 8 sheets. Null: the agent has no Printer MIB. */
  unit: number | null;
}

/** The SNMP agent of Debian, playing that of a printer (RFC 3805). */
export interface Snmpd {
  port: number;
  community: string;
  stop(): Promise<void>;
}

const PRINTER_MIB = '.1.3.6.1.2.1.43';
const MARKER = `${PRINTER_MIB}.10.2.1`;
const COMMUNITY = 'hallway';

export async function startSnmpd(options: SnmpdOptions): Promise<Snmpd> {
  const port = await freePort();
  const configuration = join(options.dir, 'snmpd.conf');
  const pass = options.unit === null ? '' : `pass ${PRINTER_MIB} ${writePass(options)}\n`;
  writeFileSync(
    configuration,
    `agentaddress udp:127.0.0.1:${port}\nrocommunity ${COMMUNITY} 127.0.0.1\n${pass}`,
  );
  const own = ['-C', '-c', configuration, '-p', join(options.dir, 'snmpd.pid')];
  const env = { SNMP_PERSISTENT_DIR: options.dir };
  const daemon = startDaemon('snmpd', ['-f', '-Lo', ...own, '-I', '-smux'], { env });
  await until('snmpd', () => daemon.output().includes('NET-SNMP version'));
  return { port, community: COMMUNITY, stop: () => daemon.stop() };
}

/** The program snmpd asks for each value under the Printer MIB: an OID in, its OID, type and value out. */
function writePass({ dir, paperLog, before, unit, perSheet = 1 }: SnmpdOptions): string {
  const path = join(dir, 'printer-mib.sh');
  writeFileSync(
    path,
    `#!/bin/sh
[ "$1" = -g ] || exit 0
sheets=$(cat '${paperLog}' 2>/dev/null | wc -l)
case "$2" in
${MARKER}.3.1.1) printf '%s\\ninteger\\n${unit}\\n' "$2" ;;
${MARKER}.4.1.1) printf '%s\\ncounter\\n%s\\n' "$2" $((${before} + ${perSheet} * sheets)) ;;
esac
`,
  );
  chmodSync(path, 0o755);
  return path;
}
