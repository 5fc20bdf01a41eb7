import { join } from 'node:path';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { faultActions, type SimulatedDevice } from './part.ts';

const ROLL_MM = 50_000;
const NEAR_END_MM = 300;

const faults = {
  'cover-open': {
    make: { zh: '打开盖子', en: 'Open the cover' },
    mend: { zh: '合上盖子', en: 'Close it' },
  },
  'cutter-jam': {
    make: { zh: '卡住切刀', en: 'Jam the knife' },
    mend: { zh: '清理切刀', en: 'Clear the knife' },
  },
  'never-reads': {
    make: { zh: '不再读数据', en: 'Stop reading' },
    mend: { zh: '恢复读数据', en: 'Read again' },
  },
} as const;

/** The 80 mm receipt printer. @param dir folder of this machine */
export async function startReceiptPrinter(dir: string): Promise<SimulatedDevice> {
  const printer = await startReceiptPrinterSimulator({ dir });
  const { host, port } = printer;
  return {
    id: 'receipts',
    title: { zh: '小票打印机', en: 'Receipt printer' },
    declaration: {
      id: 'receipts',
      kind: 'receipt-printer',
      driver: 'escpos',
      options: { port: { type: 'tcp', host, port }, profile: 'hallway-simulator' },
    },
    state() {
      const { paper, faults: present } = printer.condition();
      const trouble = present.length > 0 ? ` · ${present.join(', ')}` : '';
      return {
        zh: `纸卷还有 ${paper} 毫米 · 已出 ${printer.tickets().length} 张${trouble}`,
        en: `${paper} mm of paper · ${printer.tickets().length} came out${trouble}`,
      };
    },
    newest() {
      const last = printer.tickets().at(-1);
      return last === undefined
        ? null
        : { id: String(last.ticket), file: join(dir, last.png), type: 'image/png' };
    },
    actions: [
      {
        id: 'load',
        label: { zh: '换新纸卷', en: 'New roll' },
        run: () => printer.loadPaper(ROLL_MM),
      },
      {
        id: 'near-end',
        label: { zh: '纸卷将尽', en: 'Roll near its end' },
        run: () => printer.loadPaper(NEAR_END_MM),
      },
      {
        id: 'empty',
        label: { zh: '取走纸卷', en: 'Take the roll out' },
        run: () => printer.loadPaper(0),
      },
      ...faultActions(faults, (fault, present) => printer.setFault(fault, present)),
      {
        id: 'power-cycle',
        label: { zh: '断电重启', en: 'Power cycle' },
        run: () => printer.powerCycle(),
      },
    ],
    stop: () => printer.stop(),
  };
}
