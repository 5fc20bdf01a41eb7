import { randomUUID } from 'node:crypto';
import { isInDoubt, isUnderWay, type OneShotAttempt, type OneShots } from '../one-shot/index.ts';
import { certificateKey, contentOf, type Certificate } from './sheet.ts';

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
  /** Stamps a sheet that a technician laid under the die. Resolves when it is known how it ended. */
  test(device: string): Promise<OneShotAttempt>;
}

export function createStamping(oneShots: OneShots): Stamping {
  return {
    certificate: (certificate, device) =>
      oneShots.submit({
        key: certificateKey(certificate),
        kind: 'stamp',
        device,
        content: contentOf({ type: 'certificate', ...certificate }),
      }),

    isInDoubt(certificate) {
      const attempt = oneShots.state(certificateKey(certificate));
      return attempt !== null && isInDoubt(attempt);
    },

    answer: (certificate, isThere) => oneShots.answer(certificateKey(certificate), isThere),

    test(device) {
      const key = `stamp-test:${randomUUID()}`;
      return new Promise((resolve, reject) => {
        const end = oneShots.on((attempt) => {
          if (attempt.key !== key || isUnderWay(attempt)) return;
          end();
          resolve(attempt);
        });
        try {
          oneShots.submit({ key, kind: 'stamp', device, content: contentOf({ type: 'test' }) });
        } catch (error) {
          end();
          reject(error);
        }
      });
    },
  };
}
