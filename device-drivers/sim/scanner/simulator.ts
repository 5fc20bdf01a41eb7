import { setTimeout as sleep } from 'node:timers/promises';
import {
  ACK,
  HONEYWELL_TRIGGER_OFF,
  HONEYWELL_TRIGGER_ON,
  NAK,
} from '../../src/codec/scanner/host-commands.ts';
import type { ScannerWireFormat } from '../../src/codec/scanner/wire-format.ts';
import { openDeviceEnd } from '../pty/device-end.ts';
import type { DeviceEnd } from '../pty/device-end.ts';
import type { PtyPairOptions } from '../pty/pty-pair.ts';

export interface ScannerSimulatorOptions extends PtyPairOptions {
  format: ScannerWireFormat;
  /** Waits for ACK after each reading, and sends it again on NAK. */
  acknowledge?: boolean;
  /** Reads only while its trigger is on. */
  triggered?: boolean;
}

/** A bar-code scanner that exists only as octets on a serial port. */
export interface ScannerSimulator extends DeviceEnd {
  /** True while it looks for codes. */
  readonly isLooking: boolean;
  /** True while a reading waits for its ACK. */
  readonly isWaiting: boolean;
  /**
   * Shows it a code.
   *
   * @param payload octets of the code, in the scanner's encoding
   * @param aimId three characters, sent when the format has them
   */
  show(payload: Uint8Array, aimId: string): Promise<void>;
}

export async function startScannerSimulator(
  options: ScannerSimulatorOptions,
): Promise<ScannerSimulator> {
  const { format, acknowledge = false, triggered = false } = options;
  let isLooking = !triggered;
  /** The reading that is not acknowledged yet. */
  let waiting: Uint8Array | null = null;
  let heard = Buffer.alloc(0);
  const end = await openDeviceEnd(options, (chunk) => {
    for (const octet of chunk) {
      if (octet === ACK[0]) waiting = null;
      if (octet === NAK[0] && waiting !== null) void end.say(waiting);
    }
    heard = Buffer.concat([heard, chunk]).subarray(-HONEYWELL_TRIGGER_ON.byteLength);
    if (!triggered) return;
    if (heard.equals(HONEYWELL_TRIGGER_ON)) isLooking = true;
    if (heard.equals(HONEYWELL_TRIGGER_OFF)) isLooking = false;
  });
  const show = async (payload: Uint8Array, aimId: string): Promise<void> => {
    if (!isLooking) return;
    if (triggered) isLooking = false;
    const reading = readingOf(format, payload, aimId);
    if (acknowledge) waiting = reading;
    await end.say(reading);
    // What follows at once would be a part of this reading.
    if (format.end.type === 'silence') await sleep(2 * format.end.afterMs);
  };
  return {
    ...end,
    get isLooking() {
      return isLooking;
    },
    get isWaiting() {
      return waiting !== null;
    },
    show,
  };
}

/** The octets a scanner of this format sends for one code. */
function readingOf(format: ScannerWireFormat, payload: Uint8Array, aimId: string): Uint8Array {
  const { end } = format;
  const [prefix, suffix] = end.type === 'suffix' ? [end.prefix, end.suffix] : ['', ''];
  const head = Buffer.from(prefix + (format.aimId ? aimId : ''), 'latin1');
  return Buffer.concat([head, payload, Buffer.from(suffix, 'latin1')]);
}
