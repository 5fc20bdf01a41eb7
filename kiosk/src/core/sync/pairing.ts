import { pairAnswerSchema, refusedSchema, type PairRequest } from '@hallway/protocol';
import { isPaired, markPaired, type Identity } from './identity.ts';
import type { Store } from '../store/index.ts';
import type { SyncLog, Transport } from './types.ts';

export type PairingOutcome =
  | { paired: true }
  /** `unreachable`: ask again soon. Any other code: a person must give a new pairing code or update the program. */
  | { paired: false; code: string };

export interface PairingDeps {
  store: Store;
  identity: Identity;
  kioskId: string;
  pairingCode: string | undefined;
  transport: Transport;
  now: () => number;
  log: SyncLog;
}

/** One attempt to make this machine known to central. Nothing is lost when it fails: the keys stay the same. */
export async function pairOnce(deps: PairingDeps): Promise<PairingOutcome> {
  if (isPaired(deps.store)) return { paired: true };
  if (deps.pairingCode === undefined) return { paired: false, code: 'NO_PAIRING_CODE' };
  const request: PairRequest = {
    kioskId: deps.kioskId,
    code: deps.pairingCode,
    identityKey: deps.identity.identityKeyPem,
    sealKey: deps.identity.sealKeyPem,
  };
  let answer: { status: number; body: unknown };
  try {
    answer = await deps.transport.pair(request);
  } catch {
    return { paired: false, code: 'unreachable' };
  }
  const accepted = pairAnswerSchema.safeParse(answer.body);
  if (answer.status === 200 && accepted.success && accepted.data.kioskId === deps.kioskId) {
    markPaired(deps.store, new Date(deps.now()).toISOString());
    deps.log.info({}, 'paired with central');
    return { paired: true };
  }
  const refused = refusedSchema.safeParse(answer.body);
  const code = refused.success ? refused.data.error.code : `HTTP_${answer.status}`;
  deps.log.warn({ code }, 'pairing refused');
  return { paired: false, code: answer.status >= 500 ? 'unreachable' : code };
}
