import { jpegFrame } from '../../codec/jpeg/frame.ts';
import { MultipartDecoder, multipartBoundary } from '../../codec/multipart/index.ts';
import { DeviceError } from '../../error.ts';
import type { HttpAnswer } from '../../transport/http-get.ts';
import { PictureWatch } from './picture-watch.ts';
import type { Picture } from './types.ts';

/** As long as the health of a device lets its model be. */
const LONGEST_MODEL = 128;

export interface StreamLimits {
  maxFrameOctets: number;
  frozenAfterMs: number;
}

/** A picture that is new, and which body of the stream it was. */
export type NewPicture = Omit<Picture, 'at'> & { number: number };

/** What comes over one connection, cut into pictures. Times are monotonic milliseconds. */
export class PictureStream {
  readonly model: string | null;
  readonly watch: PictureWatch;
  readonly #decoder: MultipartDecoder;
  #heardAt: number;

  /** @throws DeviceError `unsupported` when the answer is no Motion JPEG */
  constructor(answer: HttpAnswer, limits: StreamLimits, now: number) {
    const boundary = multipartBoundary(answer.contentType);
    if (boundary === null) {
      const said = answer.contentType.split(';')[0] || 'nothing';
      throw new DeviceError('unsupported', `the camera sends ${said}, and no Motion JPEG`);
    }
    this.model = answer.server?.slice(0, LONGEST_MODEL) || null;
    this.watch = new PictureWatch(limits.frozenAfterMs, now);
    this.#decoder = new MultipartDecoder(boundary, limits.maxFrameOctets);
    this.#heardAt = now;
  }

  /** Pictures of which the first octet has come. */
  get begun(): number {
    return this.#decoder.begun;
  }

  /** For how long nothing at all has come. */
  silence(now: number): number {
    return now - this.#heardAt;
  }

  /** Takes the next octets and returns the new pictures they complete. */
  hear(chunk: Uint8Array, now: number): NewPicture[] {
    this.#heardAt = now;
    return this.#decoder.push(chunk).flatMap((reading) => {
      const frame = reading.type === 'part' ? jpegFrame(reading.part.body) : null;
      if (reading.type !== 'part' || frame === null) {
        this.watch.unreadable(now);
        return [];
      }
      if (!this.watch.picture(frame.octets, now)) return [];
      const { octets: jpeg, width, height } = frame;
      return [{ jpeg, width, height, number: reading.part.number }];
    });
  }
}
