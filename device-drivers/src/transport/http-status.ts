import { DeviceError } from '../error.ts';
import type { DeviceEffect } from '../error.ts';

/**
 * What a status other than 200 means. Client errors mean that what is behind HTTP never saw the request; a server
 * error may come from behind it.
 *
 * @param effect of the request, had it been carried out
 */
export function statusError(status: number, effect: DeviceEffect): DeviceError {
  const message = `HTTP status ${status}`;
  if (status === 401) {
    return new DeviceError('refused', `${message}: the user or the secret is another one`);
  }
  if (status === 503 || status === 429) {
    return new DeviceError('busy', message, { retryable: true });
  }
  if (status === 426 || status === 501 || status === 505) {
    return new DeviceError('unsupported', message);
  }
  if (status >= 500) return new DeviceError('device-error', message, { effect });
  return new DeviceError('refused', message);
}
