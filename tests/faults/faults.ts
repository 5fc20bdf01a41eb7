/**
 * The faults that devices and printing must bear, by number: what is done to them, and what must hold afterwards about
 * the paper, the journal and who was recognised. Each has one test, or one group of tests, whose title begins with
 * `fault(number)`.
 */
const faults = {
  1: 'killed before Create-Job is journalled: nothing at the printer, then one set',
  2: 'killed after the answer to Create-Job, before it is journalled: the job is adopted, one set',
  3: 'the answer to Create-Job is lost: no second Create-Job, one set',
  4: 'the upload is cut at half: never taken for the whole, never sent again',
  5: 'killed while printing: followed by its uuid to the end, one set',
  6: 'the printer is power-cycled in the middle: ambiguous, and the new job 1 is not taken for the old',
  7: 'the printer moves to another address: known by its uuid, followed to the end',
  8: 'another printer appears at the old address: it gets nothing',
  9: 'paper runs out in the middle and is refilled: goes on by itself, one set',
  10: 'paper runs out and the person gives up: clean without a sheet, ambiguous after one',
  11: 'a jam is cleared: goes on by itself, no page twice',
  12: 'completed while a jam is reported: delivered only if the life counter says so',
  13: 'the same submission fifty times at once: one job, fifty equal answers',
  14: 'the same key with another document: refused, and the first one is printed',
  15: 'a receipt printer accepts and never reads: never printed, ambiguous once something was sent',
  16: 'the paper roll ends in the middle and is refilled: goes on by itself, one ticket',
  17: 'the cable of a receipt printer is pulled in the middle: ambiguous, nothing is sent again, a second one says so',
  18: 'the echo of an old receipt comes on a new connection: it proves nothing',
  19: 'the spooler is killed and forgets the job: ambiguous, though it knows of no job',
  20: 'the spooler is killed and prints everything again: the counter tells, never delivered',
  21: 'the disk is full: nothing leaves the kiosk, reading goes on, printing goes on with the space',
  22: 'the end of the journal is torn off: opens at its last commit, and never a second set',
  23: 'the clock jumps by days: neither duration nor order depends on it',
  24: 'the job counts one sheet, the life counter two: ambiguous',
  25: 'no toner, though idle: nothing is submitted',
  26: 'the card service dies, the reader goes, a card is pulled out while it is read: back at once, and nobody by halves',
  27: 'a reader repeats one card for a minute, or sees two: one presentation each, and two are said',
  28: 'the battery runs low in the middle: one whole set, no new job, put down in order, the next start is clean',
  29: 'canceled at two sheets of three: the evidence decides, nothing is assumed',
  30: 'ambiguous while central is away: one outcome, told once, whoever answers and how often',
} as const;

export type FaultNumber = keyof typeof faults;

export const faultNumbers = Object.keys(faults).map(Number);

/** Title of the test of a fault. */
export function fault(number: FaultNumber): string {
  return `fault ${number}: ${faults[number]}`;
}
