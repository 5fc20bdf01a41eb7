import type { Failpoint } from '../../../../../kiosk/src/core/printing/index.ts';
import { testDeaths } from './deaths.ts';
import { openCupsd } from './places/cupsd.ts';

/** Where the agent's death can change what happens; the rest is for the long run. */
const agentPoints: readonly Failpoint[] = [
  'after:CREATING',
  'before:CREATED',
  'after:SENDING',
  'before:SENT',
  'after:SENT',
  'after:CANCELING',
];

testDeaths({
  peer: 'cupsd',
  open: openCupsd,
  only: process.env['HALLWAY_LONG'] ? {} : { agent: agentPoints },
});
