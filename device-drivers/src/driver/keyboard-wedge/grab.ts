import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import koffi from 'koffi';
import { DeviceError } from '../../error.ts';

/** _IOW('E', 0x90, int) of linux/input.h. */
const EVIOCGRAB = 0x40044590;
/** _IOC(_IOC_READ, 'E', 0x06, NAME_OCTETS). */
const NAME_OCTETS = 128;
const EVIOCGNAME = (0x80000000 | (NAME_OCTETS << 16) | 0x4506) >>> 0;

type Ioctl = (fd: number, request: number, argumentType: string, argument: unknown) => number;

let ioctl: Ioctl | null = null;

/** What stands at the path. */
export type Grabbed =
  /** An event device, and from now on nobody else hears it. */
  | { type: 'event-device'; name: string | null }
  /** A pipe or a terminal: nothing it sends could ever have reached the page. */
  | { type: 'stand-in' };

/**
 * Takes an event device for itself: until it is closed its keys reach neither the compositor nor a console.
 *
 * Only a pipe or a terminal may refuse, as ENOTTY, for no compositor listens to one: a test stands in for a reader.
 * Every other refusal means that keys would go to the page as well, and is an error; so is a device of another kind,
 * which may be the other face of a keyboard (hidraw).
 *
 * Not proven: the grab itself, for want of an event device. The request is the one of linux/input.h, strace reads it
 * as EVIOCGRAB, and what its failures mean is tested.
 *
 * @throws DeviceError `in-use` when another program has it, `unsupported` for another kind of device, `device-error`
 */
export function grab(fd: number): Grabbed {
  ioctl ??= koffi.load(null).func('int ioctl(int fd, unsigned long request, ...)') as Ioctl;
  if (ioctl(fd, EVIOCGRAB, 'long', 1) !== 0) {
    return refusedGrab(koffi.errno(), fstatSync(fd).isFIFO() || isatty(fd));
  }
  const name = Buffer.alloc(NAME_OCTETS);
  const length = ioctl(fd, EVIOCGNAME, 'uint8_t *', name);
  const text = name.toString('utf8', 0, Math.max(0, length)).replace(/\0.*$/s, '');
  return { type: 'event-device', name: text === '' ? null : text };
}

/**
 * What it means that the kernel refused.
 *
 * @param isLine it is a pipe or a terminal
 * @throws DeviceError unless nothing can leak
 */
export function refusedGrab(errno: number, isLine: boolean): Grabbed {
  const { ENOTTY, EBUSY, ENODEV } = koffi.os.errno;
  const options = { retryable: true };
  switch (errno) {
    case ENOTTY:
      if (isLine) return { type: 'stand-in' };
      throw new DeviceError('unsupported', 'this is no event device');
    case EBUSY:
      throw new DeviceError('in-use', 'another program took the keyboard', options);
    case ENODEV:
      throw new DeviceError('offline', 'the reader was unplugged', options);
    default: {
      const message = `the keyboard cannot be taken (errno ${errno})`;
      throw new DeviceError('device-error', message, options);
    }
  }
}
