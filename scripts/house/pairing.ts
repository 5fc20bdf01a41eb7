import { setTimeout as sleep } from 'node:timers/promises';
import type { PairingCode } from '../../central/web/contract/fleet.ts';
import type { SealView } from '../../central/web/contract/seal.ts';
import { signIn } from './staff.ts';

const LOOK_EVERY_MS = 250;

/** The demo technician makes a pairing code for a kiosk, as on the fleet page. */
export async function makePairingCode(origin: string, kioskId: string): Promise<string> {
  const technician = await signIn(origin, 'technician');
  const { code } = await technician.post<PairingCode>(`/api/fleet/${kioskId}/pairing-code`, {});
  return code;
}

/**
 * A demo keeper of the seal waits for a kiosk to be paired and lets it seal, as on the seal page: the second of two
 * people. Ends as well when it may seal already.
 *
 * @param signal gives up
 */
export async function admitToSeal(
  origin: string,
  kioskId: string,
  signal: AbortSignal = AbortSignal.timeout(60_000),
): Promise<void> {
  const keeper = await signIn(origin, 'seal');
  for (;;) {
    const { kiosks, requests } = await keeper.get<SealView>('/api/seal');
    if (kiosks.find((one) => one.kioskId === kioskId)?.admitted) return;
    const waiting = requests.find(
      ({ act, state }) => state === 'waiting' && act.kind === 'admit' && act.kioskId === kioskId,
    );
    if (waiting) {
      await keeper.post(`/api/seal/requests/${waiting.id}/decide`, { approve: true });
      return;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}
