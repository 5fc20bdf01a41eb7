import { startStampSimulator, type StampFault } from '@hallway/device-drivers/sim';
import { cableActions, faultActions, type SimulatedDevice } from './part.ts';

const faults = {
  'stuck-arm': {
    make: { zh: '卡住摆臂', en: 'Block the arm' },
    mend: { zh: '松开摆臂', en: 'Free the arm' },
  },
  'missing-confirm': {
    make: { zh: '遮住传感器', en: 'Cover the sensor' },
    mend: { zh: '露出传感器', en: 'Uncover it' },
  },
} as const satisfies Partial<Record<StampFault, unknown>>;

/** The stamp machine. */
export async function startStamp(): Promise<SimulatedDevice> {
  const simulator = await startStampSimulator();
  const { mechanism } = simulator;
  return {
    id: 'stamp',
    title: { zh: '盖章机', en: 'Stamp machine' },
    declaration: { id: 'stamp', kind: 'stamp', driver: 'relay-stamp', options: simulator.options },
    state() {
      const last = mechanism.sheets.at(-1);
      if (last === undefined) return { zh: '还没有放过纸', en: 'no sheet yet' };
      return { zh: `最后一张盖了 ${last} 次`, en: `the last sheet was stamped ${last} times` };
    },
    actions: [
      {
        id: 'insert',
        label: { zh: '放入一张纸', en: 'Lay a sheet in' },
        run: () => mechanism.insertSheet(),
      },
      { id: 'take', label: { zh: '拿走纸', en: 'Take it away' }, run: () => mechanism.takeSheet() },
      ...faultActions(faults, (fault, present) => {
        if (present) mechanism.faults.add(fault);
        else mechanism.faults.delete(fault);
      }),
      ...cableActions(simulator.relay),
    ],
    stop: () => simulator.stop(),
  };
}
