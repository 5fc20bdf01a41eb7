import type { RealTimeQuestion } from './commands.ts';

/** Where a receipt printer's paper is; it only knows two points of the roll. */
export type PaperState = 'ok' | 'low' | 'end';

/** What a printer says of itself, whichever way it says it. */
export interface PrinterCondition {
  /** It prints nothing now; usually something below says why. */
  offline: boolean;
  coverOpen: boolean;
  /** Paper is being fed by the button. */
  feeding: boolean;
  paper: PaperState;
  cutterError: boolean;
  /** Only switching it off and on may help. */
  unrecoverableError: boolean;
  /** Goes by itself: the head is too hot, mostly. */
  autoRecoverableError: boolean;
  /** Level of the drawer connector's pin 3. */
  drawer: boolean;
}

export const goodCondition: PrinterCondition = {
  offline: false,
  coverOpen: false,
  feeding: false,
  paper: 'ok',
  cutterError: false,
  unrecoverableError: false,
  autoRecoverableError: false,
  drawer: true,
};

/** Answers to DLE EOT look like 0xx1xx10. */
export function isRealTimeStatus(octet: number): boolean {
  return (octet & 0x93) === 0x12;
}

/** The answer to DLE EOT `question`. */
export function encodeRealTime(question: RealTimeQuestion, printer: PrinterCondition): number {
  switch (question) {
    case 1:
      return octet(0x12, [printer.drawer, 0x04], [printer.offline, 0x08]);
    case 2:
      return octet(
        0x12,
        [printer.coverOpen, 0x04],
        [printer.feeding, 0x08],
        [printer.paper === 'end', 0x20],
        [hasError(printer), 0x40],
      );
    case 3:
      return octet(
        0x12,
        [printer.cutterError, 0x08],
        [printer.unrecoverableError, 0x20],
        [printer.autoRecoverableError, 0x40],
      );
    case 4:
      return octet(0x12, [printer.paper !== 'ok', 0x0c], [printer.paper === 'end', 0x60]);
  }
}

/** What the answer to DLE EOT `question` says; what it says nothing of is not there. Pure, never throws. */
export function decodeRealTime(
  question: RealTimeQuestion,
  answer: number,
): Partial<PrinterCondition> {
  const has = (bits: number): boolean => (answer & bits) !== 0;
  switch (question) {
    case 1:
      return { drawer: has(0x04), offline: has(0x08) };
    case 2:
      // Bit 5 says that the end of the paper stopped it, its absence nothing: question 4 reads the sensors.
      return { coverOpen: has(0x04), feeding: has(0x08) };
    case 3:
      return {
        cutterError: has(0x08),
        unrecoverableError: has(0x20),
        autoRecoverableError: has(0x40),
      };
    case 4:
      return { paper: paperOf(has(0x0c), has(0x60)) };
  }
}

/** The four octets of automatic status back (GS a). */
export function encodeAutomaticStatus(printer: PrinterCondition): Uint8Array {
  return Uint8Array.of(
    octet(
      0x10,
      [printer.drawer, 0x04],
      [printer.offline, 0x08],
      [printer.coverOpen, 0x20],
      [printer.feeding, 0x40],
    ),
    octet(
      0,
      [printer.cutterError, 0x08],
      [printer.unrecoverableError, 0x20],
      [printer.autoRecoverableError, 0x40],
    ),
    octet(0, [printer.paper !== 'ok', 0x03], [printer.paper === 'end', 0x0c]),
    0,
  );
}

/** The first octet of automatic status looks like 0xx1xx00, the other three like 0xx0xxxx. */
export function beginsAutomaticStatus(octet: number): boolean {
  return (octet & 0x93) === 0x10;
}

export function continuesAutomaticStatus(octet: number): boolean {
  return (octet & 0x90) === 0;
}

/** @param octets four octets that have the shape of automatic status */
export function decodeAutomaticStatus(octets: Uint8Array): PrinterCondition {
  const [first = 0, second = 0, third = 0] = octets;
  return {
    drawer: (first & 0x04) !== 0,
    offline: (first & 0x08) !== 0,
    coverOpen: (first & 0x20) !== 0,
    feeding: (first & 0x40) !== 0,
    cutterError: (second & 0x08) !== 0,
    unrecoverableError: (second & 0x20) !== 0,
    autoRecoverableError: (second & 0x40) !== 0,
    paper: paperOf((third & 0x03) !== 0, (third & 0x0c) !== 0),
  };
}

/** The echo of GS ( H: 37 22 id 00. @param id four printable characters */
export function encodeProcessId(id: string): Uint8Array {
  return Uint8Array.of(0x37, 0x22, ...Array.from(id, (each) => each.charCodeAt(0)), 0);
}

/** The answer to GS r 1: the paper sensors. */
export function encodeQueuedPaper(paper: PaperState): number {
  return octet(0, [paper !== 'ok', 0x03], [paper === 'end', 0x0c]);
}

/** Answers to GS r, as far as they are told from the rest of a text by their shape: 0000xxxx. */
export function isQueuedStatus(octet: number): boolean {
  return (octet & 0xf0) === 0;
}

function hasError(printer: PrinterCondition): boolean {
  return printer.cutterError || printer.unrecoverableError || printer.autoRecoverableError;
}

function paperOf(low: boolean, end: boolean): PaperState {
  if (end) return 'end';
  return low ? 'low' : 'ok';
}

function octet(base: number, ...flags: readonly [on: boolean, bits: number][]): number {
  return flags.reduce((bits, [on, mask]) => (on ? bits | mask : bits), base);
}
