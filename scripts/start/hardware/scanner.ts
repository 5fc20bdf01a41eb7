import { startScannerSimulator } from '@hallway/device-drivers/sim';
import type { ScannerWireFormat } from '@hallway/device-drivers';
import { cableActions, type SimulatedDevice } from './part.ts';

const format: ScannerWireFormat = {
  aimId: true,
  encoding: 'utf-8',
  end: { type: 'suffix', prefix: '\u0002', suffix: '\u0003' },
};

const QR_CODE = ']Q1';

/** The scanner of codes: what a QR code says is typed. */
export async function startScanner(): Promise<SimulatedDevice> {
  const scanner = await startScannerSimulator({ format });
  return {
    id: 'scanner',
    title: { zh: '扫码器', en: 'Scanner' },
    declaration: {
      id: 'scanner',
      kind: 'scanner',
      driver: 'serial-scanner',
      options: { path: scanner.path, baudRate: 115_200, format },
    },
    state: () => null,
    actions: [
      {
        id: 'show',
        label: { zh: '出示二维码', en: 'Show a QR code' },
        asks: { zh: '码里的文字', en: 'What the code says' },
        run: (text) => scanner.show(Buffer.from(text, 'utf8'), QR_CODE),
      },
      ...cableActions(scanner),
    ],
    stop: () => scanner.stop(),
  };
}
