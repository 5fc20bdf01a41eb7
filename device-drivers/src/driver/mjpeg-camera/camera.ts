import type { Clock } from '../../clock.ts';
import { DeviceError, deviceError } from '../../error.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { Availability, DeviceHealth } from '../../health/types.ts';
import { DigestAuth } from '../../transport/http-digest.ts';
import { httpGet } from '../../transport/http-get.ts';
import type { HttpAnswer } from '../../transport/http-get.ts';
import type { Device } from '../device.ts';
import { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
import type { CallOptions } from '../ipp-printer/types.ts';
import { Captures } from './captures.ts';
import type { MjpegCameraOptions } from './options.ts';
import { PictureStream, type StreamLimits } from './stream.ts';
import type { Camera, Picture } from './types.ts';

/** Cameras over a sheet have up to 16 megapixels, and write an octet for each at the very most. */
const DEFAULT_LONGEST_FRAME = 16 * 1_048_576;
const DEFAULT_FROZEN_MS = 5_000;
const HEAD_TIMEOUT_MS = 5_000;
/** How often it is said of a stream that it goes on. */
const SAMPLE_MS = 2_000;
const MAX_AGE_MS = 10_000;
/** A stream of which nothing at all comes for so many times the frozen time is made anew. */
const FROZEN_UNTIL_SILENT = 2;

/**
 * A camera that delivers Motion JPEG over HTTP: `multipart/x-mixed-replace`, one JPEG file a part.
 *
 * The stream is read all the time, because only a stream that is read shows that the camera is well. A picture that
 * nobody waits for is let go as soon as it was seen to be one; nothing of it is stored, told or logged.
 */
export class MjpegCamera implements Device {
  readonly id: string;
  readonly capabilities: { camera: Camera };
  readonly #options: MjpegCameraOptions;
  readonly #limits: StreamLimits;
  readonly #clock: Clock;
  readonly #auth: DigestAuth | undefined;
  readonly #life: DeviceLife;
  readonly #captures: Captures;
  readonly #reasons = new ReasonHistory();
  /** The stream of the connection that stands. */
  #stream: PictureStream | null = null;
  /** Why there is none. */
  #failure = new DeviceError('offline', 'the camera is not connected', { retryable: true });

  constructor(id: string, options: MjpegCameraOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#limits = {
      maxFrameOctets: options.maxFrameOctets ?? DEFAULT_LONGEST_FRAME,
      frozenAfterMs: options.frozenAfterMs ?? DEFAULT_FROZEN_MS,
    };
    this.#clock = context.clock;
    this.#auth = options.auth === undefined ? undefined : new DigestAuth(options.auth);
    this.#captures = new Captures(context.clock);
    this.#life = new DeviceLife({ id, kind: 'camera', maxAgeMs: MAX_AGE_MS }, context, {
      connection: (signal) => this.#connection(signal),
      trouble: (error) => this.#trouble(error),
    });
    this.capabilities = { camera: { capture: (call) => this.#capture(call) } };
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

  async #capture(options: CallOptions = {}): Promise<Picture> {
    if (this.#stream === null) throw DeviceError.fromFault(this.#failure.toFault());
    return this.#captures.wait(this.#stream.begun, options);
  }

  /** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
  async #connection(signal: AbortSignal): Promise<DeviceError> {
    const over = new AbortController();
    const failure = await this.#live(AbortSignal.any([signal, over.signal]), over).catch(
      deviceError,
    );
    over.abort();
    this.#stream = null;
    this.#failure = signal.aborted
      ? new DeviceError('offline', 'the camera was closed', { retryable: true })
      : failure;
    this.#captures.fail(this.#failure);
    return failure;
  }

  /** Connects, and reads to the end. @param over aborts `signal` @returns why it ended @throws DeviceError */
  async #live(signal: AbortSignal, over: AbortController): Promise<DeviceError> {
    const answer = await httpGet({
      url: new URL(this.#options.uri),
      certificateSha256: this.#options.certificateSha256,
      headTimeoutMs: HEAD_TIMEOUT_MS,
      signal,
      auth: this.#auth,
    });
    const stream = new PictureStream(answer, this.#limits, this.#clock.monotonic());
    this.#stream = stream;
    const silent = this.#watch(stream, signal).finally(() => over.abort());
    const ended = await this.#read(answer, stream).catch(deviceError);
    over.abort();
    return (await silent) ?? ended;
  }

  /** @returns that the camera ended the stream. @throws DeviceError for any other end */
  async #read(answer: HttpAnswer, stream: PictureStream): Promise<DeviceError> {
    for await (const chunk of answer.body) {
      const now = this.#clock.monotonic();
      const pictures = stream.hear(chunk, now);
      const isWell = stream.watch.state(now) === 'well';
      if (isWell && this.#life.last.availability !== 'online') this.#say(stream);
      for (const { number, ...picture } of pictures) {
        this.#captures.give({ ...picture, at: this.#clock.now() }, number);
      }
    }
    return new DeviceError('offline', 'the camera ended the stream', { retryable: true });
  }

  /** Says how the stream is until it is over. @returns `timeout` when nothing comes any more, null when it was ended */
  async #watch(stream: PictureStream, over: AbortSignal): Promise<DeviceError | null> {
    const { frozenAfterMs } = this.#limits;
    for (;;) {
      await this.#clock.sleep(Math.min(SAMPLE_MS, frozenAfterMs / 2), over).catch(() => undefined);
      if (over.aborted) return null;
      if (stream.silence(this.#clock.monotonic()) >= FROZEN_UNTIL_SILENT * frozenAfterMs) {
        return new DeviceError('timeout', 'nothing comes any more', { retryable: true });
      }
      this.#say(stream);
    }
  }

  #say({ watch, model }: PictureStream): void {
    const state = watch.state(this.#clock.monotonic());
    if (state === 'unknown') return;
    const isWell = state === 'well';
    this.#life.sample({
      model,
      lifecycle: isWell ? 'idle' : 'error',
      availability: isWell ? 'online' : 'hardwareError',
      reasons: this.#reasons.update(isWell ? [] : [`picture-${state}-error`], this.#clock.now()),
      source: 'http',
    });
  }

  #trouble({ code }: DeviceError): void {
    const reasons = code === 'timeout' ? ['timed-out-error'] : [];
    this.#life.sample({
      lifecycle: 'error',
      availability: meaning[code] ?? 'hardwareError',
      reasons: this.#reasons.update(reasons, this.#clock.now()),
      source: 'probe',
    });
  }
}

const meaning: Readonly<Partial<Record<DeviceError['code'], Availability>>> = {
  offline: 'offline',
  timeout: 'offline',
  busy: 'busy',
  'wrong-device': 'noDevice',
};
