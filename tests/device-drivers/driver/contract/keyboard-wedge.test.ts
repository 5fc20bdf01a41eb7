import { startKeyboardWedgeSimulator } from '@hallway/device-drivers/sim';
import { describeStreamDriver } from '../stream-contract.ts';

const uids = ['04A2B3C4', '04A2B3C4D5E6F7'];
const GAP_MS = 300;

describeStreamDriver('keyboard-wedge', async () => {
  const simulator = await startKeyboardWedgeSimulator({ prefix: '', enter: true });
  return {
    ...simulator,
    config: {
      id: 'card',
      kind: 'card-reader',
      driver: 'keyboard-wedge',
      options: {
        path: simulator.path,
        prefix: '',
        uid: { alphabet: 'hex', lengths: [8, 14] },
        end: 'enter',
        presentationGapMs: GAP_MS,
      },
    },
    // What stands in for an event device here cannot be taken by one program.
    second: 'online',
    present: (n) => simulator.tap(uids[n] ?? ''),
    remove: () => undefined,
    gapMs: GAP_MS,
    event: (n) => ({ type: 'credential', credential: { kind: 'card', uid: uids[n] } }),
  };
});
