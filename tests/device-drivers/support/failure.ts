import { DeviceError } from '@hallway/device-drivers';

/** The DeviceError a call must fail with. */
export async function failure(call: Promise<unknown>): Promise<DeviceError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof DeviceError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}
