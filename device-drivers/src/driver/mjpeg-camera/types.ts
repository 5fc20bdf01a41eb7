import type { CallOptions } from '../ipp-printer/types.ts';

/** One still picture. Whoever asked for it is the only one who has it. */
export interface Picture {
  /** A whole JPEG file, as the camera wrote it. */
  jpeg: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
  /** Epoch milliseconds at which its last octet came. */
  at: number;
}

/** A camera that looks down on documents. */
export interface Camera {
  /**
   * The next picture whose first octet comes after this call, never one that was here before it: it is older than the
   * call by no more than its way from the sensor. Asked several times at once, all get the same. No picture is kept for
   * later, and none is in any log or event.
   *
   * @throws DeviceError `offline` or whatever else keeps the camera from being connected, `timeout` when no new picture
   *   comes, `aborted`; always without an effect
   */
  capture(options?: CallOptions): Promise<Picture>;
}
