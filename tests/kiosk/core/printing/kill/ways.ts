import type { Failpoint, JobProgress } from '../../../../../kiosk/src/core/printing/index.ts';
import type { SlipKind } from '../lives/life.ts';
import type { Deed } from './places/place.ts';

/** How a job is brought to a point of its journal. */
export interface Way {
  /** Done to the printer before the job is begun. */
  first?: Deed;
  /** Done to it while core stands at these points. */
  deeds: Partial<Record<Failpoint, Deed>>;
  /** The job is given up in one of these phases; what is ambiguous then is answered. */
  giveUpIn?: readonly JobProgress['phase'][];
  /** Printed is a slip. */
  slip?: SlipKind;
}

/** The last one is the receipt printer again, with a slip that its driver refuses. */
export type PeerName =
  'simulator' | 'ippeveprinter' | 'cupsd' | 'receipt-printer' | 'receipt-printer-refusing';

type Write = Failpoint extends `${string}:${infer Type}` ? Type : never;

/** Nothing is in the way. */
const straight: Way = { deeds: {} };
/** The cable is out when the job shall be created. */
const notCreated: Way = {
  deeds: { 'after:CREATING': 'cut-cable', 'before:NOT_CREATED': 'mend-cable' },
};
/** The cable is out when the document shall be sent. */
const notSent: Way = {
  deeds: { 'after:SENDING': 'cut-cable', 'before:NOT_SENT': 'mend-cable' },
};
/** There is no toner, and nobody waits for some. */
const refused: Way = { first: 'take-toner', deeds: {}, giveUpIn: ['attention'] };
/** The cable is out when the document shall be sent, and nobody waits for somebody to mend it. */
const outOfReach: Way = { deeds: { 'after:SENDING': 'cut-cable' }, giveUpIn: ['attention'] };
/** The document breaks off in its middle. */
const broken: Way = {
  deeds: { 'after:SENDING': 'cut-document', 'before:CANCELING': 'mend-cable' },
};
/** The paper ends after the first sheet. */
const half: Way = { first: 'leave-one-sheet', deeds: {}, giveUpIn: ['attention'] };
/** The last sheet goes while the document is on its way. */
const stalled: Way = { deeds: { 'after:SENDING': 'take-paper' }, giveUpIn: ['attention'] };
/**
 * The person does not wait for the sheets. A queue must not stall for this: CUPS says that paper is needed until its next
 * job, though it has long come.
 */
const left: Way = { deeds: {}, giveUpIn: ['printing'] };

/** Nothing is in the way of a slip. */
const slip: Way = { slip: 'plain', deeds: {} };
/** The printer is busy with a receipt, which does not come to its end. */
const behindReceipt: Way = {
  slip: 'behind-a-receipt',
  deeds: { 'before:INTENT': 'stop-reading', 'before:NOT_SENT': 'read-again' },
};
/** The roll ends in the middle of the slip, and nobody waits for another. */
const halfSlip: Way = {
  slip: 'plain',
  first: 'leave-half-a-slip',
  deeds: {},
  giveUpIn: ['attention'],
};
/** There is no roll, and nobody waits for one. */
const noRoll: Way = { ...halfSlip, first: 'take-paper' };
/** The driver sends nothing of it. */
const refusedSlip: Way = { slip: 'refused', deeds: {} };

const noJob = 'a slip is one call: there is no job to be created, followed or canceled';
const notSlips = {
  CREATING: noJob,
  NOT_CREATED: noJob,
  CREATED: noJob,
  SENT: noJob,
  PRINTING: noJob,
  CANCELING: noJob,
} as const;
const asPlain = 'nothing is different from a slip that is not refused';

const straightWrites = ['INTENT', 'CREATING', 'CREATED', 'SENDING', 'SENT', 'DELIVERED'] as const;
const onStraight = Object.fromEntries(straightWrites.map((write) => [write, straight])) as Record<
  (typeof straightWrites)[number],
  Way
>;

/** Which way leads to each write at each peer; a sentence where none does. */
export const ways: Readonly<Record<PeerName, Readonly<Record<Write, Way | string>>>> = {
  simulator: {
    ...onStraight,
    NOT_CREATED: notCreated,
    NOT_SENT: notSent,
    PRINTING: straight,
    CANCELING: half,
    FAILED_CLEAN: refused,
    AMBIGUOUS: half,
    RESOLVED: half,
  },
  ippeveprinter: {
    ...onStraight,
    NOT_CREATED: notCreated,
    NOT_SENT: notSent,
    PRINTING: straight,
    CANCELING: stalled,
    FAILED_CLEAN: outOfReach,
    AMBIGUOUS: stalled,
    RESOLVED: stalled,
  },
  cupsd: {
    ...onStraight,
    NOT_CREATED: notCreated,
    NOT_SENT: notSent,
    PRINTING: 'the driver withholds what CUPS counts, so that no sheet is seen on its way',
    CANCELING: broken,
    FAILED_CLEAN: broken,
    AMBIGUOUS: left,
    RESOLVED: left,
  },
  'receipt-printer': {
    ...notSlips,
    INTENT: slip,
    SENDING: slip,
    NOT_SENT: behindReceipt,
    DELIVERED: slip,
    FAILED_CLEAN: noRoll,
    AMBIGUOUS: halfSlip,
    RESOLVED: halfSlip,
  },
  'receipt-printer-refusing': {
    ...notSlips,
    INTENT: asPlain,
    SENDING: asPlain,
    NOT_SENT: asPlain,
    DELIVERED: 'what is refused is not delivered',
    FAILED_CLEAN: refusedSlip,
    AMBIGUOUS: 'what is refused is not in doubt',
    RESOLVED: 'what is refused is not in doubt',
  },
};

export function writeAt(point: Failpoint): Write {
  return point.slice(point.indexOf(':') + 1) as Write;
}
