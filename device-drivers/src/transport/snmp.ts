import { createSession, isVarbindError, Version1 } from 'net-snmp';

export interface SnmpAgent {
  host: string;
  /** UDP; agents listen on 161. */
  port: number;
  /** What SNMP has for a password. Never logged. */
  community: string;
  /** Milliseconds until the question is asked once more, and then given up. */
  timeoutMs: number;
}

/**
 * Asks an agent for numbers by SNMPv1, which every printer that speaks SNMP understands.
 *
 * @param oids dotted, without a leading dot
 * @returns one number each; null when the agent is silent, refuses, or lacks one of them
 */
export async function snmpNumbers(
  agent: SnmpAgent,
  oids: readonly string[],
): Promise<number[] | null> {
  const session = createSession(agent.host, agent.community, {
    version: Version1,
    port: agent.port,
    transport: agent.host.includes(':') ? 'udp6' : 'udp4',
    timeout: agent.timeoutMs,
    retries: 1,
    backoff: 1,
  });
  try {
    return await new Promise((resolve) => {
      session.on('error', () => resolve(null));
      session.get([...oids], (error, varbinds = []) => {
        const numbers = varbinds.flatMap((varbind) =>
          !isVarbindError(varbind) && typeof varbind.value === 'number' ? [varbind.value] : [],
        );
        resolve(error === null && numbers.length === oids.length ? numbers : null);
      });
    });
  } finally {
    session.close();
  }
}
