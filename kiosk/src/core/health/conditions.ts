import type { DeviceHealth } from '@hallway/device-drivers';
import type { Bilingual } from '../../bridge/index.ts';
import type { Supply } from '../power/index.ts';

/** Everything that decides what this machine can do now, gathered at one moment. */
export interface Conditions {
  /** Epoch milliseconds. */
  now: number;
  /** The last write to the store went through. */
  storeWritable: boolean;
  /** Mains also when nobody knows. */
  power: Supply;
  paired: boolean;
  /** Records of people have come, now or in an earlier life. */
  hasPeople: boolean;
  /** When this kiosk last stood at the head of the feed; epoch ms, null for never. */
  snapshotAt: number | null;
  /** Null until central has told how this kiosk is to behave. */
  maxSnapshotAgeHours: number | null;
  /** Null while the printer has not been heard of. */
  printer: DeviceHealth | null;
  /** The receipt printer: null while it has not been heard of, `none` when this machine has none. */
  slipPrinter: DeviceHealth | 'none' | null;
  /** Null when this machine has none. */
  reader: DeviceHealth | null;
  /** Null when this machine has none. */
  residentIdReader: DeviceHealth | null;
  /** A job of an earlier visit, or a test, is still at the printer. */
  printerBusy: boolean;
  /** The camera page could not open or use the camera when it last tried. */
  cameraFailed: boolean;
  /** ISO time; null when there is no seal at all. */
  sealNotAfter: string | null;
  /** Central keeps the seal back until two people have let this machine seal. */
  sealAwaitsApproval: boolean;
  /** Names of documents whose template came damaged or was not released; empty when all is well. */
  templatesRefused: readonly Bilingual[];
  /** Fewest numbers left over the documents offered; null when none is offered. */
  serialsLeft: number | null;
  /** Where people help when this machine cannot. */
  help: Bilingual;
}

const hour = 3_600_000;

/** Hours since the data were known to be complete; null when they never were. */
export function snapshotAgeHours(conditions: Conditions): number | null {
  return conditions.snapshotAt === null ? null : (conditions.now - conditions.snapshotAt) / hour;
}
