import type { DeviceConfig } from '@hallway/device-drivers';
import type {
  Failpoint,
  JobProgress,
  PrintingLimits,
} from '../../../../../kiosk/src/core/printing/index.ts';

/** Which process of a kiosk's printing dies. */
export type Victim = 'core' | 'agent';

/** One life of a kiosk's printing: a process with a real store and a real device agent. */
export interface Life {
  /** Folder of its store. */
  dir: string;
  /** The printer, of sheets or of slips, as kiosk.json declares it. */
  device: DeviceConfig;
  limits: PrintingLimits;
  /** It is ready only when the printer has said something of itself. */
  meetsPrinter?: boolean;
  /** Who is killed by kill -9 when this point is reached first. */
  kill?: { victim: Victim; at: Failpoint };
  /** Points at which core, the first time it comes there, stands still until the test has done something. */
  meet?: readonly Failpoint[];
  /** Milliseconds by which its wall clock is wrong. */
  clockOff?: number;
}

/** What stands in the way of a slip, if anything. */
export type SlipKind =
  | 'plain'
  /** A receipt was sent to the same printer just before. */
  | 'behind-a-receipt'
  /** It holds what no driver sends: octets at which a printer would act at once. */
  | 'refused';

/** What the test tells it, over IPC. */
export type Command =
  | { do: 'print'; issueId: string; pages: number }
  | { do: 'print-slip'; issueId: string; slip: SlipKind }
  | { do: 'give-up'; issueId: string }
  | { do: 'answer'; issueId: string; cameOut: boolean }
  | { do: 'kill-agent' }
  | { do: 'set-clock'; off: number }
  /** Lets every job come to its rest, recovers once more, which must find nothing to do, and ends. */
  | { do: 'end' };

/** What it tells the test, over IPC. */
export type Report =
  /** Whatever an earlier life left open is under way again. */
  { tell: 'ready' } | { tell: 'progress'; progress: JobProgress } | { tell: 'agent-killed' };
