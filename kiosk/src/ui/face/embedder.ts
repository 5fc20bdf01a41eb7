import type { Look } from './look.ts';

/**
 * Turns a frame into a descriptor. Descriptors of two embedders, or of one with another alignment, are never
 * compared: thresholds belong to the pair.
 */
export interface Embedder {
  readonly id: string;
  readonly alignment: string;
  /** Numbers in a descriptor. */
  readonly dim: number;
  /** Loads the weights and runs every net once, so that the first person does not wait for it. */
  warm(): Promise<void>;
  /** Looks at one frame. The frame is closed and nothing of it is kept. */
  embed(frame: ImageBitmap): Promise<Look>;
}
