import { campusDate } from '@hallway/certificates/rules';
import type { Clock } from '@hallway/device-drivers';
import type { Bilingual } from '../../bridge/index.ts';
import type { CoreConfig } from '../config.ts';
import {
  assess,
  probeStore,
  SteadyHealth,
  type Assessment,
  type Conditions,
} from '../health/index.ts';
import { helpInWords } from '../session/index.ts';
import { isMade } from './documents-made.ts';
import { yearOf } from './serial-needs.ts';
import type { Rooms } from './rooms.ts';

/** A camera that failed is asked again after this long: somebody may have plugged it in. */
const cameraRetryMs = 120_000;
const storeProbeMs = 60_000;

/** Looks at every room of the kiosk and says what works. */
export class Watch {
  readonly #rooms: Rooms;
  readonly #config: CoreConfig;
  readonly #clock: Clock;
  readonly #onBlind: (error: unknown) => void;
  readonly #steady = new SteadyHealth();
  #cameraFailedAt: number | null = null;
  #storeWritable = true;
  #probedAt = Number.NEGATIVE_INFINITY;

  constructor(rooms: Rooms, config: CoreConfig, clock: Clock, onBlind: (error: unknown) => void) {
    this.#onBlind = onBlind;
    this.#rooms = rooms;
    this.#config = config;
    this.#clock = clock;
  }

  camera(works: boolean): void {
    this.#cameraFailedAt = works ? null : this.#clock.monotonic();
  }

  /** Writes to the disk now and then, to know before a person depends on it. Call from a timer. */
  probe(): void {
    const now = this.#clock.monotonic();
    if (this.#storeWritable && now - this.#probedAt < storeProbeMs) return;
    this.#probedAt = now;
    this.#storeWritable = probeStore(this.#rooms.store, this.#clock.now());
  }

  /** A write failed in the middle of something: look at the disk at once. */
  suspectStore(): void {
    this.#probedAt = Number.NEGATIVE_INFINITY;
    this.probe();
  }

  /** @param currentJob job of the visit under way, which does not count as a printer in use */
  assessment(currentJob: string | null): Assessment {
    try {
      return assess(this.#conditions(currentJob));
    } catch (error) {
      // What cannot even be looked at must not be relied on.
      this.#onBlind(error);
      return assess(blind(this.#clock.now()));
    }
  }

  #conditions(currentJob: string | null): Conditions {
    const { devices, people, own, printing, sync, maintenance } = this.#rooms;
    const status = sync.status();
    const config = own.current();
    const health = devices.health().map((one) => this.#steady.look(one, this.#clock.monotonic()));
    const failedAt = this.#cameraFailedAt;
    return {
      now: this.#clock.now(),
      storeWritable: this.#storeWritable,
      power: this.#rooms.power.supply,
      paired: status.paired,
      hasPeople: people.any(),
      snapshotAt: status.snapshotAt,
      maxSnapshotAgeHours: config?.maxSnapshotAgeHours ?? null,
      printer: health.find((one) => one.deviceId === this.#config.certificatePrinter) ?? null,
      slipPrinter:
        this.#config.receiptPrinter === undefined
          ? 'none'
          : (health.find((one) => one.deviceId === this.#config.receiptPrinter) ?? null),
      reader: health.find((one) => one.kind === 'card-reader') ?? null,
      residentIdReader: health.find((one) => one.kind === 'resident-id-reader') ?? null,
      printerBusy:
        maintenance.isTesting(this.#config.certificatePrinter) ||
        printing
          .open()
          .some(
            ({ form, phase, issueId }) =>
              form === 'a4' && issueId !== currentJob && phase !== 'ambiguous',
          ),
      cameraFailed: failedAt !== null && this.#clock.monotonic() - failedAt < cameraRetryMs,
      sealNotAfter: this.#rooms.seal.current()?.notAfter ?? null,
      sealAwaitsApproval: this.#rooms.sealCourier.standing === 'waiting',
      templatesRefused: this.#templatesRefused(),
      serialsLeft: this.#serialsLeft(),
      help: helpInWords(config),
    };
  }

  #templatesRefused(): Bilingual[] {
    const { catalogue, paperTemplates } = this.#rooms;
    const today = campusDate(new Date(this.#clock.now()));
    const refused = paperTemplates.inForce(today)?.refused ?? [];
    // A list that is not followed changes nothing that a person would notice; it is in the log.
    const documents = new Set(
      refused.filter(({ key }) => key !== 'list').map(({ key }) => key.slice(0, 3)),
    );
    return catalogue
      .entries()
      .filter(({ document, enabled }) => enabled && documents.has(document))
      .map(({ name }) => name);
  }

  #serialsLeft(): number | null {
    const { catalogue, makes, sync } = this.#rooms;
    const year = yearOf(this.#clock.now());
    const left = catalogue
      .entries()
      .filter((entry) => isMade(entry, makes))
      .map((entry) => sync.serials.remaining(entry.document, year));
    return left.length === 0 ? null : Math.min(...left);
  }
}

/** Conditions of a kiosk whose store cannot be read. */
function blind(now: number): Conditions {
  return {
    now,
    storeWritable: false,
    power: 'mains',
    paired: true,
    hasPeople: true,
    snapshotAt: null,
    maxSnapshotAgeHours: null,
    printer: null,
    slipPrinter: null,
    reader: null,
    residentIdReader: null,
    printerBusy: false,
    cameraFailed: false,
    sealNotAfter: null,
    sealAwaitsApproval: false,
    templatesRefused: [],
    serialsLeft: null,
    help: helpInWords(null),
  };
}
