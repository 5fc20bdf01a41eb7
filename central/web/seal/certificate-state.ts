import type { SealCertificateView } from '../contract/seal.ts';

/** `ending`: the kiosk should have shown its next key by now. */
export type CertificateState = 'good' | 'ending' | 'over' | 'invalid';

/** What a certificate is worth at a moment. @param now epoch ms */
export function certificateState(
  { notBefore, notAfter, invalidAfter }: SealCertificateView,
  now: number,
): CertificateState {
  if (invalidAfter !== null) return 'invalid';
  const [from, to] = [Date.parse(notBefore), Date.parse(notAfter)];
  if (to <= now) return 'over';
  return to - now < (to - from) / 3 ? 'ending' : 'good';
}

const order: Record<CertificateState, number> = { good: 0, ending: 0, invalid: 1, over: 2 };

/** Those in force first, by kiosk; then what was invalidated, then what is over. */
export function byStanding(
  certificates: readonly SealCertificateView[],
  now: number,
): SealCertificateView[] {
  return certificates.toSorted(
    (a, b) =>
      order[certificateState(a, now)] - order[certificateState(b, now)] ||
      a.kioskId.localeCompare(b.kioskId) ||
      b.notBefore.localeCompare(a.notBefore),
  );
}
