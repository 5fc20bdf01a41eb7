import type { Failpoint } from '../../../../../kiosk/src/core/printing/index.ts';
import type { Victim } from '../lives/life.ts';
import type { PeerName } from './ways.ts';

type Ends = Partial<Record<Failpoint, string>>;

/** Core is dead before the document left: its job waits in vain, and is taken back. */
const coreDies: Ends = {
  'before:INTENT': 'never begun',
  'after:SENDING': 'void: upload-cut',
  'before:NOT_SENT': 'void: upload-cut',
  // The printer has it whole, and only the dead knew.
  'before:SENT': 'ambiguous: upload-cut',
};

/** The agent is dead when core asks it to send: what became of the document cannot be known, so it is taken back. */
const agentDies: Ends = {
  'before:CREATED': 'void: upload-cut',
  'after:CREATED': 'void: upload-cut',
  'before:SENDING': 'void: upload-cut',
  'after:SENDING': 'void: upload-cut',
};

/** The last points of a way that ends ambiguous: the answer is given in the first life, or never. */
function doubt(victim: Victim, word: string): Ends {
  const [asked, answered] = [`ambiguous: ${word}`, `answered: ${word}`];
  return {
    'before:AMBIGUOUS': victim === 'core' ? asked : answered,
    'after:AMBIGUOUS': victim === 'core' ? asked : answered,
    'before:RESOLVED': victim === 'core' ? asked : answered,
    'after:RESOLVED': answered,
  };
}

/** The agent's death does not change that the job was given up. */
function givenUp(canceling: string, clean: string): Ends {
  return {
    'before:CANCELING': canceling,
    'after:CANCELING': canceling,
    'before:FAILED_CLEAN': clean,
    'after:FAILED_CLEAN': clean,
  };
}

/**
 * Of a slip that was begun, the dead core heard no answer, and its printer cannot be asked for one: the person is asked,
 * be it on paper or not.
 */
const slipCoreDies: Ends = {
  'before:INTENT': 'never begun, nothing on paper',
  // The printer was not even called.
  'after:SENDING': 'ambiguous: interrupted, nothing on paper',
  // Only the dead knew that it was not sent.
  'before:NOT_SENT': 'ambiguous: interrupted, nothing on paper',
  // Only the dead knew that it came out.
  'before:DELIVERED': 'ambiguous: interrupted, whole on paper',
  // Nobody had written that it is not wanted: it comes out with the new roll, while its person stands there.
  'before:FAILED_CLEAN': 'delivered, whole on paper',
  'after:FAILED_CLEAN': 'void: given-up, nothing on paper',
  // The printer keeps what did not fit on the old roll, and prints it on the new one.
  'before:AMBIGUOUS': 'ambiguous: interrupted, whole on paper',
  'after:AMBIGUOUS': 'ambiguous: aborted, whole on paper',
  'before:RESOLVED': 'ambiguous: aborted, whole on paper',
  'after:RESOLVED': 'answered: aborted, whole on paper',
};

const slipGivenUp = 'answered: aborted, whole on paper';
const refused = 'void: refused, nothing on paper';
const unheard = 'ambiguous: offline, nothing on paper';

const slipAgentDies: Ends = {
  // Core calls before it can have heard of the death. Nothing was sent; from here that cannot be told from a call that
  // the agent had taken.
  'before:INTENT': unheard,
  'after:INTENT': unheard,
  'before:SENDING': unheard,
  'after:SENDING': unheard,
  // The answer was there already.
  'before:FAILED_CLEAN': 'void: given-up, nothing on paper',
  'after:FAILED_CLEAN': 'void: given-up, nothing on paper',
  'before:AMBIGUOUS': slipGivenUp,
  'after:AMBIGUOUS': slipGivenUp,
  'before:RESOLVED': slipGivenUp,
  'after:RESOLVED': slipGivenUp,
};

/** Of a document that broke in the middle, CUPS makes nothing. */
const brokenInCups = givenUp('void: upload-cut', 'void: upload-cut');

/**
 * How a job ends when somebody dies at a point of its way, where it is not delivered as if nobody had. One end each,
 * because none of these is a matter of chance.
 */
export const ends: Readonly<Record<PeerName, Readonly<Record<Victim, Ends>>>> = {
  simulator: {
    core: { ...coreDies, ...doubt('core', 'canceled'), 'after:FAILED_CLEAN': 'void: given-up' },
    agent: {
      ...agentDies,
      ...doubt('agent', 'canceled'),
      ...givenUp('answered: canceled', 'void: given-up'),
    },
  },
  ippeveprinter: {
    core: {
      ...coreDies,
      // While its trays are empty it does not confirm a cancel.
      ...doubt('core', 'cancel-not-confirmed'),
      // The paper came back before the new start: then it does, and prints the sheets all the same.
      'before:AMBIGUOUS': 'ambiguous: canceled',
      'after:FAILED_CLEAN': 'void: given-up',
    },
    agent: {
      ...agentDies,
      ...doubt('agent', 'cancel-not-confirmed'),
      ...givenUp('answered: cancel-not-confirmed', 'void: given-up'),
    },
  },
  cupsd: {
    core: { ...coreDies, ...doubt('core', 'canceled'), ...brokenInCups },
    agent: { ...agentDies, ...doubt('agent', 'canceled'), ...brokenInCups },
  },
  'receipt-printer': { core: slipCoreDies, agent: slipAgentDies },
  'receipt-printer-refusing': {
    core: {
      // Only the dead knew that it was not sent.
      'before:FAILED_CLEAN': 'ambiguous: interrupted, nothing on paper',
      'after:FAILED_CLEAN': refused,
    },
    agent: { 'before:FAILED_CLEAN': refused, 'after:FAILED_CLEAN': refused },
  },
};

/** How a job ends when that victim dies at that point. */
export function endAt(peer: PeerName, victim: Victim, at: Failpoint): string {
  const isSlip = peer.startsWith('receipt-printer');
  return ends[peer][victim][at] ?? (isSlip ? 'delivered, whole on paper' : 'delivered');
}
