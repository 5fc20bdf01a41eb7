import type { PaperState, PrinterCondition } from '../../codec/escpos/status.ts';
import type { DeviceError } from '../../error.ts';
import type {
  Availability,
  DeviceHealth,
  Lifecycle,
  Supply,
  SupplyLevel,
} from '../../health/types.ts';
import type { EscposPort } from './options.ts';

type Use = Pick<DeviceHealth, 'lifecycle' | 'availability' | 'supplies'>;

/** IPP's keywords for what the sensors say, with their severity in use. */
export function reasonKeywords(printer: PrinterCondition): string[] {
  const said: [boolean, string][] = [
    [printer.coverOpen, 'cover-open-error'],
    [printer.paper === 'end', 'media-empty-error'],
    [printer.paper === 'low', 'media-low-warning'],
    // IPP has no word for a knife; what it needs is what a jam needs.
    [printer.cutterError, 'media-jam-error'],
    [printer.unrecoverableError, 'other-error'],
    // IPP knows no print head: too hot, and cools down by itself.
    [printer.autoRecoverableError, 'fuser-over-temp-warning'],
  ];
  return said.flatMap(([stands, keyword]) => (stands ? [keyword] : []));
}

/** What keeps the next line from coming out: null when nothing does. */
export function blockedFor(printer: PrinterCondition): Availability | null {
  if (printer.unrecoverableError) return 'hardwareError';
  if (printer.coverOpen || printer.paper === 'end' || printer.cutterError) return 'userError';
  if (printer.autoRecoverableError || printer.feeding) return 'busy';
  return printer.offline ? 'offline' : null;
}

/** @param isPrinting whether a job of ours is on its way */
export function useOf(printer: PrinterCondition, isPrinting: boolean): Use {
  const blocked = blockedFor(printer);
  return {
    lifecycle: lifecycleOf(blocked, isPrinting),
    availability: blocked ?? (isPrinting ? 'busy' : 'online'),
    supplies: [roll(printer.paper)],
  };
}

function lifecycleOf(blocked: Availability | null, isPrinting: boolean): Lifecycle {
  if (blocked === 'busy' || (blocked === null && isPrinting)) return 'busy';
  return blocked === null ? 'idle' : 'error';
}

/** A printer that is not there, or is and does not answer. */
export function availabilityWithout(error: DeviceError, port: EscposPort): Availability {
  if (error.code === 'in-use') return 'in-use';
  if (error.code === 'device-error') return 'hardwareError';
  return error.code === 'offline' && port.type !== 'tcp' ? 'noDevice' : 'offline';
}

const levels: Readonly<Record<PaperState, SupplyLevel>> = { ok: 'full', low: 'low', end: 'out' };

function roll(paper: PaperState): Supply {
  return { kind: 'paper', name: 'roll', level: levels[paper], percent: null };
}
