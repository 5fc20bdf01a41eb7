import { DeviceError } from '@hallway/device-drivers';
import type { Ports } from '../devices/index.ts';
import type { OneShotEvidence, OneShotWay } from '../one-shot/index.ts';
import type { Certificate } from './certificate.ts';

export interface StampWayDeps {
  machine: (device: string) => Ports['stamp'];
  /** Whether two sources prove that the sheet of this attempt came out. */
  isDelivered: (certificate: Certificate) => boolean;
  now: () => number;
}

/**
 * How a sheet is stamped once: armed, which touches nothing, counted, written down, stamped. Never without the proof
 * that the sheet to be stamped came out, and never after a restart: by then another one may lie there.
 */
export function stampWay({ machine, isDelivered, now }: StampWayDeps): OneShotWay {
  const at = () => new Date(now()).toISOString();

  return {
    resumes: false,

    async prepare({ attempt, content }) {
      // Our own: see `Stamping.certificate`.
      if (!isDelivered(JSON.parse(content) as Certificate)) {
        throw new DeviceError('refused', 'no certificate is known to lie there');
      }
      const stamp = machine(attempt.device);
      await stamp.arm();
      const before = counted('counter-before', await stamp.counter(), at());
      return {
        evidence: before,
        async call() {
          const { counter } = await stamp.stamp();
          const seen = { source: 'die-seen', at: at() } as const;
          return { is: 'delivered', evidence: [seen, ...counted('counter-after', counter, at())] };
        },
      };
    },

    learn: async ({ device }) => counted('counter-after', await machine(device).counter(), at()),
  };
}

function counted(
  source: 'counter-before' | 'counter-after',
  count: number | null,
  at: string,
): OneShotEvidence[] {
  return count === null ? [] : [{ source, count, at }];
}
