import { isInDoubt, type OneShotAttempt, type OneShots } from '../one-shot/index.ts';
import { certificateKey, type Certificate } from './certificate.ts';

/** Stamps sheets, each at most once. */
export interface Stamping {
  /**
   * Stamps the sheet of a certificate; again for the same one does nothing and tells how far it is. Ends without a
   * stamp when that sheet is not proven to have come out.
   *
   * @throws what `OneShots.submit` throws; nothing is stamped then
   */
  certificate(certificate: Certificate, device: string): OneShotAttempt;
  /** Whether only who holds the sheet can tell if it is stamped. */
  isInDoubt(certificate: Certificate): boolean;
  /** What who holds it says; without effect when it is not in doubt. */
  answer(certificate: Certificate, isThere: boolean): void;
}

export function createStamping(oneShots: OneShots): Stamping {
  return {
    certificate: (certificate, device) =>
      oneShots.submit({
        key: certificateKey(certificate),
        kind: 'stamp',
        device,
        content: JSON.stringify(certificate),
      }),

    isInDoubt(certificate) {
      const attempt = oneShots.state(certificateKey(certificate));
      return attempt !== null && isInDoubt(attempt);
    },

    answer: (certificate, isThere) => oneShots.answer(certificateKey(certificate), isThere),
  };
}
