import { startCentral, type CentralOptions, type CentralProcess } from '../../house/central.ts';
import type { Part } from './part.ts';
import { oneByOne } from './turns.ts';

/** Central on its cable: cut, it is gone for the kiosk; mended, it is the same one again. */
export interface CentralCable {
  origin: string;
  part: Part;
  stop(): Promise<void>;
}

/** Starts central and shows it on the panel. */
export async function startCentralCable(options: CentralOptions): Promise<CentralCable> {
  let central: CentralProcess | null = await startCentral(options);
  const { origin } = central;
  const inTurn = oneByOne();
  const cut = () =>
    inTurn(async () => {
      const ending = central;
      central = null;
      await ending?.stop();
    });
  const mend = () =>
    inTurn(async () => {
      central ??= await startCentral(options);
    });
  return {
    origin,
    part: {
      id: 'central',
      title: { zh: '中心', en: 'Central' },
      state: () =>
        central === null ? { zh: '已断开', en: 'cut off' } : { zh: '在线', en: 'running' },
      actions: [
        { id: 'cut', label: { zh: '断网', en: 'Cut the cable' }, run: cut },
        { id: 'mend', label: { zh: '恢复网络', en: 'Mend it' }, run: mend },
      ],
    },
    stop: cut,
  };
}
