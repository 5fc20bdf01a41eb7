import type { Clock } from '../../clock.ts';
import { DeviceError, deviceError } from '../../error.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { Availability, DeviceHealth } from '../../health/types.ts';
import { openTcp } from '../../transport/tcp.ts';
import type { Device } from '../device.ts';
import { Dialogue } from '../dialogue.ts';
import { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
import { NutClient } from './client.ts';
import type { NutUpsOptions } from './options.ts';
import { upsSample, type UpsSample } from './status.ts';
import type { Power, PowerState } from './types.ts';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3493;
const DEFAULT_POLL_MS = 5_000;
/** So many polls may be missed before what was known is too old. */
const POLLS_UNTIL_UNKNOWN = 3;

/** A UPS behind upsd of Network UPS Tools, asked for its state for ever. */
export class NutUps implements Device {
  readonly id: string;
  readonly capabilities: { power: Power };
  readonly #options: NutUpsOptions;
  readonly #pollMs: number;
  readonly #clock: Clock;
  readonly #life: DeviceLife;
  readonly #reasons = new ReasonHistory();
  /** The client of the connection that stands. */
  #client: NutClient | null = null;
  /** Why there is none. */
  #failure = new DeviceError('offline', 'upsd is not connected', { retryable: true });

  constructor(id: string, options: NutUpsOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#pollMs = options.pollMs ?? DEFAULT_POLL_MS;
    this.#clock = context.clock;
    const maxAgeMs = POLLS_UNTIL_UNKNOWN * this.#pollMs;
    this.#life = new DeviceLife({ id, kind: 'ups', maxAgeMs }, context, {
      connection: (signal) => this.#connection(signal),
      trouble: (error) => {
        this.#failure = error;
        this.#trouble(error);
      },
    });
    this.capabilities = { power: { state: () => this.#state() } };
  }

  open(): void {
    this.#life.open();
  }

  close(): Promise<void> {
    return this.#life.close();
  }

  health(): DeviceHealth {
    return this.#life.health();
  }

  async #state(): Promise<PowerState> {
    if (this.#client === null) throw DeviceError.fromFault(this.#failure.toFault());
    const { power } = await this.#sample(this.#client);
    if (power !== null) return power;
    throw new DeviceError('device-error', 'the UPS does not know its source', { retryable: true });
  }

  /** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
  async #connection(signal: AbortSignal): Promise<DeviceError> {
    const { host = DEFAULT_HOST, port = DEFAULT_PORT, ups } = this.#options;
    let dialogue: Dialogue;
    try {
      dialogue = await Dialogue.open((listener) => openTcp({ host, port }, listener, signal), {
        clock: this.#clock,
        quietMs: 0,
      });
    } catch (error) {
      return deviceError(error);
    }
    const over = new AbortController();
    const stop = (): void => over.abort();
    void dialogue.ended.then(stop);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const client = new NutClient(dialogue, ups);
    try {
      await this.#watch(client, over.signal);
      if (signal.aborted) await client.logout();
    } catch (error) {
      await dialogue.end(deviceError(error));
    } finally {
      signal.removeEventListener('abort', stop);
      this.#client = null;
    }
    await dialogue.end(new DeviceError('aborted', 'the device was closed'));
    return dialogue.ended;
  }

  /** Asks until the connection is over. @throws DeviceError for what makes going on over it useless */
  async #watch(client: NutClient, over: AbortSignal): Promise<void> {
    await client.requireUps();
    this.#client = client;
    while (!over.aborted) {
      await this.#sample(client).catch((error: unknown) => {
        // upsd is well and says that its UPS is not: nothing is gained by connecting again.
        if (!(error instanceof DeviceError) || error.code !== 'device-error') throw error;
        this.#trouble(error);
      });
      await this.#clock.sleep(this.#pollMs, over).catch(() => undefined);
    }
  }

  async #sample(client: NutClient): Promise<UpsSample> {
    const status = await client.variable('ups.status');
    if (status === null) throw new DeviceError('unsupported', 'the UPS does not tell its status');
    const charge = await client.variable('battery.charge');
    const sample = upsSample(status, charge, await client.variable('battery.runtime'));
    const model = this.#life.last.model ?? (await modelOf(client));
    this.#life.sample({
      model,
      lifecycle: isInUse(sample.availability) ? 'idle' : 'error',
      availability: sample.availability,
      reasons: this.#reasons.update(sample.reasons, this.#clock.now()),
      supplies: [sample.battery],
      source: 'nut',
    });
    return sample;
  }

  #trouble(error: DeviceError): void {
    const silent = error.code === 'timeout' ? ['timed-out-error'] : [];
    const withoutUps = error.code === 'wrong-device' || error.code === 'device-error';
    this.#life.sample({
      lifecycle: 'error',
      availability: withoutUps ? 'noDevice' : 'service-down',
      reasons: this.#reasons.update(silent, this.#clock.now()),
      source: 'probe',
    });
  }
}

function isInUse(availability: Availability): boolean {
  return availability === 'online' || availability === 'unknown';
}

/** Maker and model, as far as the UPS tells them. */
async function modelOf(client: NutClient): Promise<string | null> {
  const words = [await client.variable('ups.mfr'), await client.variable('ups.model')];
  return words.filter((word) => word !== null).join(' ') || null;
}
