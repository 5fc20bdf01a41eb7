import { DeviceError } from '../../error.ts';

/** The job certainly is not on paper, and may be sent again. */
export function notSent(
  code: 'offline' | 'timeout' | 'device-error',
  jobId: string,
  why: string,
): DeviceError {
  return new DeviceError(code, `${jobId} was not sent: ${why}`, { retryable: true });
}

/** Some of the job may be on paper. */
export function perhapsPrinted(jobId: string, error: DeviceError): DeviceError {
  return new DeviceError(error.code, `${jobId} may be on paper: ${error.message}`, {
    effect: 'possible',
    cause: error,
  });
}

/** A promise that rejects with `aborted` as soon as the signal aborts, and the function that lets go of the signal. */
export function givenUp(signal: AbortSignal | undefined): {
  promise: Promise<never>;
  forget(): void;
} {
  const { promise, reject } = Promise.withResolvers<never>();
  // Nobody may be waiting when it is given up.
  promise.catch(() => undefined);
  const give = (): void => reject(new DeviceError('aborted', 'the call was given up'));
  if (signal?.aborted === true) give();
  else signal?.addEventListener('abort', give, { once: true });
  return { promise, forget: () => signal?.removeEventListener('abort', give) };
}
