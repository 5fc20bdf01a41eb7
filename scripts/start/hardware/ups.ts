import { startUpsSimulator } from '@hallway/device-drivers/sim';
import type { SimulatedDevice } from './part.ts';

const states = {
  mains: { zh: '市电供电', en: 'on mains' },
  battery: { zh: '电池供电', en: 'on battery' },
  low: { zh: '电池将尽', en: 'battery nearly empty' },
} as const;

/** The uninterruptible power supply. On a battery that is nearly empty the kiosk puts itself down. */
export async function startUps(): Promise<SimulatedDevice> {
  const simulator = await startUpsSimulator();
  const { port, ups } = simulator;
  let state: keyof typeof states = 'mains';
  const supply = (wanted: keyof typeof states) => () => {
    state = wanted;
    simulator.fault('none');
    simulator.state(wanted);
  };
  return {
    id: 'ups',
    title: { zh: '不间断电源', en: 'UPS' },
    declaration: { id: 'ups', kind: 'ups', driver: 'nut-ups', options: { port, ups } },
    state: () => states[state],
    actions: [
      { id: 'mains', label: { zh: '来电', en: 'Power on' }, run: supply('mains') },
      { id: 'battery', label: { zh: '停电', en: 'Power cut' }, run: supply('battery') },
      { id: 'low', label: { zh: '电池将尽', en: 'Battery nearly empty' }, run: supply('low') },
      {
        id: 'stale',
        label: { zh: '拔下信号线', en: 'Pull its data cable' },
        run: () => simulator.fault('stale'),
      },
    ],
    stop: () => simulator.stop(),
  };
}
