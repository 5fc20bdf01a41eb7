/** What one frame showed. */
export type Look =
  | { kind: 'nobody' }
  /** More than one face of a size to be meant. */
  | { kind: 'several' }
  | { kind: 'too-small' }
  | { kind: 'blurred' }
  | { kind: 'face'; descriptor: number[]; sharpness: number };

/** One look, and who made it. */
export interface Seen {
  engine: string;
  alignment: string;
  look: Look;
}
