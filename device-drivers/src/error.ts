/** What went wrong with a device, in one word a program can switch on. */
export type DeviceErrorCode =
  /** The address answers, but it is another device than the one this id stands for. */
  | 'wrong-device'
  /** Nothing answers at the address, or the connection broke. */
  | 'offline'
  /** The device accepted the connection and then did not answer in time. */
  | 'timeout'
  /** The caller gave up through its AbortSignal. */
  | 'aborted'
  /** The device is working for someone else; ask again later. */
  | 'busy'
  /** The device understood and said no: bad attribute, missing right, impossible state. */
  | 'refused'
  /** The device does not know this job. */
  | 'unknown-job'
  /** The device spoke, but not what the standard says. */
  | 'protocol'
  /** The device cannot do this at all: operation, format, or a feature we rely on. */
  | 'unsupported'
  /** The device reports a fault of its own. */
  | 'device-error'
  /** Another program holds the port. */
  | 'in-use'
  /** The system service that reaches the device does not run (PC/SC). */
  | 'service-down'
  /** No device of this id is configured, or the registry is stopped. */
  | 'not-configured';

/**
 * Whether the failed call may have changed something at the device.
 * `none`: certainly nothing happened. `possible`: unknown; a journal must treat the call as perhaps done.
 */
export type DeviceEffect = 'none' | 'possible';

/** A DeviceError as plain data, to send over a process border. */
export interface DeviceFault {
  code: DeviceErrorCode;
  message: string;
  retryable: boolean;
  effect: DeviceEffect;
}

export interface DeviceErrorOptions {
  retryable?: boolean;
  effect?: DeviceEffect;
  cause?: unknown;
}

/** The only error device-drivers throws for what a device did. Misuse by the programmer stays a TypeError. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  readonly code: DeviceErrorCode;
  /** True when making the same call again is safe and may succeed. Never true while `effect` is `possible`. */
  readonly retryable: boolean;
  readonly effect: DeviceEffect;

  constructor(code: DeviceErrorCode, message: string, options: DeviceErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.effect = options.effect ?? 'none';
    this.retryable = this.effect === 'none' && (options.retryable ?? false);
  }

  toFault(): DeviceFault {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      effect: this.effect,
    };
  }

  static fromFault(fault: DeviceFault): DeviceError {
    return new DeviceError(fault.code, fault.message, fault);
  }
}

/** What a device did; anything else is a mistake of ours, and not to be survived. @throws whatever is no DeviceError */
export function deviceError(error: unknown): DeviceError {
  if (error instanceof DeviceError) return error;
  throw error;
}

/** For a call whose failure at the device changes nothing. @throws whatever is no DeviceError */
export function ignoreDeviceError(error: unknown): void {
  deviceError(error);
}
