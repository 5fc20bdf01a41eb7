import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { DeviceKind } from '../health/types.ts';
import type { Device, DeviceEvent } from './device.ts';

/** What a driver is given besides its options. */
export interface DriverContext {
  clock: Clock;
  emit: (event: DeviceEvent) => void;
}

/** One entry of the driver table: what may be declared, and how the device is made. */
export interface Driver<Kind extends DeviceKind, Name extends string, Options> {
  kind: Kind;
  name: Name;
  /** Checks what a configuration says; device-drivers never guesses the rest. */
  options: z.ZodType<Options>;
  /** Makes the device without opening it. @throws TypeError for options that cannot be right */
  create: (id: string, options: Options, context: DriverContext) => Device;
}

/** Writes a driver with its types inferred. */
export function defineDriver<Kind extends DeviceKind, Name extends string, Options>(
  driver: Driver<Kind, Name, Options>,
): Driver<Kind, Name, Options> {
  return driver;
}
