import { join } from 'node:path';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { demoPrinter } from '../../house/kiosk.ts';
import { faultActions, type SimulatedDevice } from './part.ts';

const faults = {
  'media-jam': {
    make: { zh: '卡纸', en: 'Jam' },
    mend: { zh: '清除卡纸', en: 'Clear the jam' },
  },
  'cover-open': {
    make: { zh: '打开盖子', en: 'Open the cover' },
    mend: { zh: '合上盖子', en: 'Close it' },
  },
} as const;

/** The A4 printer. @param dir folder of this machine */
export async function startPrinter(dir: string): Promise<SimulatedDevice> {
  const printer = await startIppPrinterSimulator({ dir });
  return {
    id: 'printer',
    title: { zh: 'A4 打印机', en: 'A4 printer' },
    declaration: demoPrinter(printer.uri),
    state() {
      const { sheets, toner, faults: present } = printer.condition();
      const out = printer.sheets().length;
      const trouble = present.length > 0 ? ` · ${present.join(', ')}` : '';
      return {
        zh: `纸 ${sheets} 张 · 碳粉 ${toner} % · 已出 ${out} 张${trouble}`,
        en: `${sheets} sheets · toner ${toner} % · ${out} came out${trouble}`,
      };
    },
    newest() {
      const last = printer.sheets().at(-1);
      if (last === undefined) return null;
      const file = join(printer.spoolDir, `${last.jobUuid.replace('urn:uuid:', '')}.pdf`);
      return { id: last.jobUuid, file, type: 'application/pdf' };
    },
    actions: [
      {
        id: 'load',
        label: { zh: '装满纸', en: 'Load 250 sheets' },
        run: () => printer.loadPaper(250),
      },
      {
        id: 'empty',
        label: { zh: '取走纸', en: 'Take the paper out' },
        run: () => printer.loadPaper(0),
      },
      {
        id: 'last',
        label: { zh: '只剩一张', en: 'Leave one sheet' },
        run: () => printer.loadPaper(1),
      },
      ...faultActions(faults, (fault, present) => printer.setFault(fault, present)),
      {
        id: 'toner-low',
        label: { zh: '碳粉将尽', en: 'Toner 5 %' },
        run: () => printer.setToner(5),
      },
      {
        id: 'toner-full',
        label: { zh: '换碳粉', en: 'New toner' },
        run: () => printer.setToner(100),
      },
      {
        id: 'power-cycle',
        label: { zh: '断电重启', en: 'Power cycle' },
        run: () => printer.powerCycle(),
      },
    ],
    stop: () => printer.stop(),
  };
}
