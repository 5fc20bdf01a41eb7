import type { Clock } from '@hallway/device-drivers';
import { pairAnswerSchema, refusedSchema, type PairRequest } from '@hallway/protocol';
import { slept } from './alarm.ts';
import { markPaired, type Identity } from './identity.ts';
import type { Store } from '../store/index.ts';
import type { SyncLog, Transport } from './types.ts';

/** Wait between attempts while central is not there, and after it refused. */
const unreachablePauseMs = 2_000;
const refusedPauseMs = 60_000;

export type PairingOutcome =
  | { kind: 'paired' }
  | { kind: 'unreachable' }
  /** A person must act: give a new pairing code, or update the program. */
  | { kind: 'refused'; code: string };

export interface PairingDeps {
  store: Store;
  identity: Identity;
  kioskId: string;
  pairingCode: string | undefined;
  transport: Transport;
  clock: Clock;
  log: SyncLog;
}

/** Tries until this machine is paired or the signal aborts; tells each outcome. */
export async function pairUntilDone(
  deps: PairingDeps,
  signal: AbortSignal,
  tell: (outcome: PairingOutcome) => void,
): Promise<void> {
  while (!signal.aborted) {
    const outcome = await pairOnce(deps, signal);
    if (signal.aborted) return;
    tell(outcome);
    if (outcome.kind === 'paired') return;
    const pause = outcome.kind === 'refused' ? refusedPauseMs : unreachablePauseMs;
    await slept(deps.clock, pause, signal);
  }
}

/** One attempt to make this machine known to central. Nothing is lost when it fails: the key stays the same. */
export async function pairOnce(deps: PairingDeps, signal: AbortSignal): Promise<PairingOutcome> {
  if (deps.pairingCode === undefined) return { kind: 'refused', code: 'NO_PAIRING_CODE' };
  const request: PairRequest = {
    kioskId: deps.kioskId,
    code: deps.pairingCode,
    identityKey: deps.identity.identityKeyPem,
  };
  let answer: { status: number; body: unknown };
  try {
    answer = await deps.transport.pair(request, signal);
  } catch {
    return { kind: 'unreachable' };
  }
  if (signal.aborted || answer.status >= 500) return { kind: 'unreachable' };
  const accepted = pairAnswerSchema.safeParse(answer.body);
  if (answer.status === 200 && accepted.success && accepted.data.kioskId === deps.kioskId) {
    markPaired(deps.store, new Date(deps.clock.now()).toISOString());
    deps.log.info({}, 'paired with central');
    return { kind: 'paired' };
  }
  const refused = refusedSchema.safeParse(answer.body);
  const code = refused.success ? refused.data.error.code : `HTTP_${answer.status}`;
  deps.log.warn({ code }, 'pairing refused');
  return { kind: 'refused', code };
}
