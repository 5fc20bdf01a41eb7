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

/** Of a document that broke in the middle, CUPS makes nothing. */
const brokenInCups = givenUp('void: upload-cut', 'void: upload-cut');

/**
 * How a job ends when somebody dies at a point of its way; `delivered` where nothing else stands. One end each, because
 * none of these is a matter of chance.
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
};
