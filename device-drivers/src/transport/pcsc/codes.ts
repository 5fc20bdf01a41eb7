import { DeviceError } from '../../error.ts';
import type { DeviceEffect, DeviceErrorCode } from '../../error.ts';

/** Return codes of PC/SC that are answers, not failures (winscard.h, pcsclite.h). */
export const SUCCESS = 0;
export const TIMEOUT = 0x8010000a;
export const CANCELLED = 0x80100002;
export const UNKNOWN_READER = 0x80100009;
export const NO_READERS_AVAILABLE = 0x8010002e;

/** Everything that means: this context is of no use any more, make another. */
const serviceDown: Record<number, string> = {
  0x80100001: 'the PC/SC service failed',
  0x80100003: 'the PC/SC service was restarted',
  0x80100013: 'the PC/SC service does not answer',
  0x8010001d: 'the PC/SC service does not run',
  0x8010001e: 'the PC/SC service was stopped',
};

type Meaning = [DeviceErrorCode, string];

const failures: Record<number, Meaning> = {
  [CANCELLED]: ['aborted', 'given up by the caller'],
  [TIMEOUT]: ['timeout', 'no answer in time'],
  [UNKNOWN_READER]: ['offline', 'no reader of this name'],
  [NO_READERS_AVAILABLE]: ['offline', 'no reader at all'],
  0x80100017: ['offline', 'the reader was unplugged'],
  0x8010000b: ['in-use', 'another program holds the card'],
  0x8010000c: ['device-error', 'no card in the reader'],
  0x8010000f: ['unsupported', 'the card speaks neither T=0 nor T=1'],
  0x80100016: ['device-error', 'the card did not take the command'],
  0x8010002f: ['device-error', 'the card was lost while it was talking'],
  0x80100065: ['unsupported', 'the reader does not know this kind of card'],
  0x80100066: ['device-error', 'the card does not answer'],
  0x80100067: ['device-error', 'the card has no power'],
  0x80100068: ['device-error', 'the card was reset by another program'],
  0x80100069: ['device-error', 'the card was taken away'],
};

/** What a return code other than SUCCESS means to us. Codes that are not listed are the device's own trouble. */
export function pcscError(code: number, effect: DeviceEffect = 'none'): DeviceError {
  const down = serviceDown[code];
  const known: Meaning | undefined = down === undefined ? failures[code] : ['service-down', down];
  const [word, text] = known ?? ['device-error', 'PC/SC failed'];
  return new DeviceError(word, `${text} (0x${code.toString(16)})`, { retryable: true, effect });
}

/** @throws DeviceError unless the call went well */
export function requireSuccess(code: number, effect: DeviceEffect = 'none'): void {
  if (code !== SUCCESS) throw pcscError(code, effect);
}
