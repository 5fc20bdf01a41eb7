import type { Failpoint, JobProgress } from '../../../../../kiosk/src/core/printing/index.ts';
import type { Deed } from './places/place.ts';

/** How a job is brought to a point of its journal. */
export interface Way {
  /** Done to the printer before the job is begun. */
  first?: Deed;
  /** Done to it while core stands at these points. */
  deeds: Partial<Record<Failpoint, Deed>>;
  /** The job is given up in one of these phases; what is ambiguous then is answered. */
  giveUpIn?: readonly JobProgress['phase'][];
}

export type PeerName = 'simulator' | 'ippeveprinter' | 'cupsd';

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
};

export function writeAt(point: Failpoint): Write {
  return point.slice(point.indexOf(':') + 1) as Write;
}
