import { fault } from '../../../../faults/faults.ts';
import { testDeaths } from './deaths.ts';
import { openSimulator } from './places/simulator.ts';

testDeaths({
  peer: 'simulator',
  open: openSimulator,
  titles: {
    'before:CREATING': fault(1),
    'before:CREATED': fault(2),
    'after:PRINTING': fault(5),
  },
});
