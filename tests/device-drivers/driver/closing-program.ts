/**
 * A program that lives through one device: opens it twice, waits until it is well, closes it twice, opens it once more and
 * closes it in the same breath. Then it has nothing to do and ends by itself, or something of the device runs on.
 *
 * Its argument is the declaration of the device, as JSON.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@hallway/device-drivers';
import { createDevice, deviceConfigSchema } from '../../../device-drivers/src/registry/drivers.ts';

/** For how long it may still be alive when all is closed. */
const GRACE_MS = 3_000;

const config = deviceConfigSchema.parse(JSON.parse(process.argv[2] ?? ''));
const device = createDevice(config, { clock: systemClock, emit: () => undefined });
device.open();
device.open();
while (device.health().availability !== 'online') await sleep(20);
await Promise.all([device.close(), device.close()]);
device.open();
await device.close();
setTimeout(() => {
  process.stdout.write(`still there: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit(1);
}, GRACE_MS).unref();
process.stdout.write('closed');
