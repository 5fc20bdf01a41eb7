import type {
  CallOptions,
  Capabilities,
  Capability,
  IppPrinter,
  JobRef,
} from '@hallway/device-drivers';

/**
 * What core can ask of its devices: the calls of device-drivers, carried to the device agent. A stream of chunks cannot
 * cross the border, so documents go whole. Every call may fail with a DeviceError, also because the agent died: `offline`,
 * with effect `possible` when it acts, after which core must ask, never assume. `signal` gives a call up at the device.
 */
export interface Ports extends Omit<Capabilities, 'printer'> {
  printer: Omit<IppPrinter, 'sendDocument'> & {
    sendDocument(ref: JobRef, pdf: Uint8Array, options?: CallOptions): Promise<void>;
  };
}

/** Whether a call only asks, so that a lost answer changed nothing, or does something at the device. */
type Nature = 'asks' | 'acts';

/** Every call of every capability; what is not here cannot be called. */
export const natureOf: { [C in Capability]: Record<keyof Ports[C] & string, Nature> } = {
  printer: {
    identify: 'asks',
    profile: 'asks',
    validate: 'asks',
    createJob: 'acts',
    sendDocument: 'acts',
    release: 'acts',
    job: 'asks',
    jobs: 'asks',
    cancel: 'acts',
  },
  receiptPrinter: { print: 'acts', recover: 'acts' },
  power: { state: 'asks' },
  relay: { set: 'acts', pulse: 'acts', inputs: 'asks' },
  stamp: { arm: 'acts', stamp: 'acts', counter: 'asks', disarm: 'acts' },
  scanner: { start: 'acts', stop: 'acts' },
  camera: { capture: 'asks' },
};
