import {
  buildReceipt,
  DeviceError,
  type DeviceHealth,
  type PrintedReceipt,
  type ReceiptElement,
  type ReceiptProfile,
} from '@hallway/device-drivers';
import type { Ports } from '../devices/index.ts';
import type { OneShotAnswer, OneShotEvidence, OneShotWay } from '../one-shot/index.ts';

export interface ReceiptWayDeps {
  printer: (device: string) => Ports['receiptPrinter'];
  /** What the model can print and say; null for a device that is not declared any more. */
  profile: (device: string) => ReceiptProfile | null;
  health: (device: string) => DeviceHealth | null;
  now: () => number;
}

/**
 * How a receipt is printed once: sent whole, and believed when the printer answers behind its last line. A second copy
 * says on its head that it is one.
 */
export function receiptWay({ printer, profile, health, now }: ReceiptWayDeps): OneShotWay {
  return {
    resumes: true,
    async prepare({ attempt, content }, signal) {
      const { key, attempt: number, device, reprint } = attempt;
      const model = profile(device);
      if (!model) throw new DeviceError('not-configured', `${device} is not declared`);
      requireReady(device, health(device));
      // Our own: see `receiptIntent`.
      const elements = JSON.parse(content) as ReceiptElement[];
      const { bytes } = buildReceipt({ reprint, elements }, model);
      const job = { id: `${key}:${number}`, bytes };
      return {
        evidence: [],
        call: async () => answerOf(await printer(device).print(job, { signal }), now()),
      };
    },
    // A printer cannot be asked what it printed.
    learn: async () => [],
  };
}

const working: ReadonlySet<string> = new Set(['online', 'busy']);
const needsHand: ReadonlySet<string> = new Set(['userError', 'hardwareError']);

/** A printer that is not there yet is waited for; one that needs a hand is not, because nobody may come. */
function requireReady(device: string, health: DeviceHealth | null): void {
  const availability = health?.availability ?? 'unknown';
  if (working.has(availability)) return;
  if (!needsHand.has(availability)) {
    throw new DeviceError('offline', `${device} is not there`, { retryable: true });
  }
  const reasons = health?.reasons.map(({ keyword }) => keyword).join(', ') ?? '';
  throw new DeviceError('device-error', `${device}: ${reasons}`);
}

function answerOf({ outcome, evidence, processId }: PrintedReceipt, now: number): OneShotAnswer {
  const at = new Date(now).toISOString();
  const proof: OneShotEvidence =
    evidence === 'process-id'
      ? { source: evidence, id: processId ?? '', at }
      : { source: evidence, at };
  return { is: outcome === 'printed' ? 'delivered' : outcome, evidence: [proof] };
}
