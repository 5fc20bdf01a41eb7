import type { ReceiptElement } from '@hallway/device-drivers';
import type { Ticket } from '@hallway/device-drivers/sim';
import { jobName } from '../../../../../kiosk/src/core/printing/index.ts';
import type { LoggedSheet } from './fate.ts';
import type { SlipKind } from './life.ts';

const LINES = 12;
/** What a slip's only sheet is known by: there is no job at the printer that could have a uuid. */
const ROLL = 'roll';

const head = (issueId: string): string => `head ${issueId}`;
const tail = (issueId: string): string => `tail ${issueId}`;

function lines(count: number): ReceiptElement[] {
  return Array.from({ length: count }, (_, line) => ({ type: 'text', text: `第 ${line + 1} 行` }));
}

/** A code that reads DLE EOT 1: a printer that received it would answer before its turn. */
const realTimeCode: ReceiptElement = {
  type: 'qr',
  text: '\u0010\u0004\u0001',
  module: 4,
  correction: 'M',
};

/** A slip that names its issue in its first line and in its last one, as it is journalled for printing. */
export function slipOf(issueId: string, kind: SlipKind): Uint8Array {
  const elements: ReceiptElement[] = [
    { type: 'text', text: head(issueId) },
    ...(kind === 'refused' ? [realTimeCode] : lines(LINES)),
    { type: 'text', text: tail(issueId) },
    { type: 'cut' },
  ];
  return new TextEncoder().encode(JSON.stringify(elements));
}

export const someReceipt: readonly ReceiptElement[] = [...lines(LINES), { type: 'cut' }];

/**
 * The slips on paper in the words of the paper log: a sheet for each time that one was begun.
 *
 * @param tickets every piece that came off
 */
export function slipSheets(tickets: readonly Ticket[]): LoggedSheet[] {
  return textOf(tickets)
    .filter((line) => line.startsWith(head('')))
    .map((line) => ({
      jobName: jobName({ issueId: line.slice(head('').length), attempt: 1 }),
      jobUuid: ROLL,
    }));
}

/** What lies there of a slip, be it in two pieces; `whole` from its first line to its last one. */
export function paperOf(tickets: readonly Ticket[], issueId: string): 'nothing' | 'part' | 'whole' {
  const text = textOf(tickets);
  if (text.includes(tail(issueId))) return 'whole';
  return text.includes(head(issueId)) ? 'part' : 'nothing';
}

function textOf(tickets: readonly Ticket[]): string[] {
  return tickets.flatMap(({ text }) => text);
}
