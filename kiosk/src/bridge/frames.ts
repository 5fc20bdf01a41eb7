import type { BridgeErrorCode } from './error.ts';

/**
 * What travels over a port, in both directions. Frames are plain values that survive JSON and structured clone alike.
 * A request is answered exactly once under its own id; events come unasked, in the order core sent them.
 */
export interface RequestFrame {
  id: number;
  call: string;
  input?: unknown;
}

export type AnswerFrame =
  { id: number; ok?: unknown } | { id: number; err: { code: BridgeErrorCode; message: string } };

export interface EventFrame {
  event: string;
  value: unknown;
}

/**
 * One end of a line between UI and core. `onClose` is called once, whichever end closed;
 * frames sent after that are dropped, because nobody is there to read them.
 */
export interface Port {
  send(frame: unknown): void;
  onMessage(listener: (frame: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Narrows what a port delivered to an object whose fields may be looked at. */
export function fieldsOf(frame: unknown): Partial<Record<string, unknown>> {
  return typeof frame === 'object' && frame !== null ? { ...frame } : {};
}
