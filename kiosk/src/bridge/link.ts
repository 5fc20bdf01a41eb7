/**
 * What core's process and the shell that started it say to each other. A client is one document of the UI; its number
 * is never used again. Under Electron a client's frames take their own message port, which comes with `open`.
 */
export type ToCore =
  | { kind: 'open'; client: number }
  | { kind: 'frame'; client: number; frame: unknown }
  | { kind: 'close'; client: number }
  /** Asked regularly; a core that does not answer is not alive, whatever its process says. */
  | { kind: 'ping' };

export type ToShell =
  /** Core serves its UI from now on. */
  | { kind: 'ready' }
  | { kind: 'frame'; client: number; frame: unknown }
  | { kind: 'close'; client: number }
  /** The page shows nothing, or says nothing any more: make a new one. */
  | { kind: 'blank'; client: number }
  | { kind: 'pong' };

/**
 * How core's process ends, and then the shell's, when the battery is nearly empty: nothing is to be started again
 * before the machine was off. The number is EX_TEMPFAIL of sysexits.h.
 */
export const POWER_OVER_STATUS = 75;
