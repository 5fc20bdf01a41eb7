import { snmpNumbers } from '../../transport/snmp.ts';
import type { SnmpOptions } from './options.ts';
import type { LifeCounter } from './types.ts';

/** `prtMarkerCounterUnit` and `prtMarkerLifeCount` of the first marker of the first device (RFC 3805). */
const COUNTER_UNIT = '1.3.6.1.2.1.43.10.2.1.3.1.1';
const LIFE_COUNT = '1.3.6.1.2.1.43.10.2.1.4.1.1';
/** PrtMarkerCounterUnitTC, those that count paper; others count hours or feet. */
const units: ReadonlyMap<number, LifeCounter['unit']> = new Map([
  [7, 'impressions'],
  [8, 'sheets'],
]);

const SNMP_PORT = 161;
/** An agent answers in milliseconds or is not there; the state of the printer does not wait for it. */
const TIMEOUT_MS = 500;

/**
 * Reads the counter of a printer's engine by SNMP, a witness that knows nothing of the print job.
 *
 * @param host where the printer was reached just now
 * @returns null when it does not count paper, or does not say
 */
export async function readLifeCounter(
  host: string,
  options: SnmpOptions,
): Promise<LifeCounter | null> {
  const agent = {
    host: options.host ?? host,
    port: options.port ?? SNMP_PORT,
    community: options.community,
    timeoutMs: TIMEOUT_MS,
  };
  const [code = 0, count = 0] = (await snmpNumbers(agent, [COUNTER_UNIT, LIFE_COUNT])) ?? [];
  const unit = units.get(code);
  return unit === undefined ? null : { count, unit, source: 'snmp' };
}
