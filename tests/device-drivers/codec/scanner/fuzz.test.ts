import { scanDecoder } from '../../../../device-drivers/src/codec/scanner/scan-decoder.ts';
import type { ScannerWireFormat } from '../../../../device-drivers/src/codec/scanner/wire-format.ts';
import { fuzz } from '../../support/fuzz.ts';
import { latin1 } from '../../support/octets.ts';
import { split } from '../../support/random.ts';

/** The longest code there is, its AIM identifier and what frames it. */
const MOST = 7_200;

const ends: ScannerWireFormat['end'][] = [
  { type: 'suffix', prefix: '\u0002', suffix: '\u0003' },
  { type: 'silence', afterMs: 50 },
];

for (const end of ends) {
  const decoder = scanDecoder({ aimId: true, encoding: 'utf-8', end });
  fuzz(`readings ended by ${end.type}`, {
    seed: 15_424,
    frames: [latin1('\u0002]Q1https://u.example/t/1\u0003'), latin1('\u0002]C0AB-1\u0003')],
    take: (octets, random) => {
      const readings = split(octets, random).flatMap((chunk) => decoder.push(chunk));
      if (random() < 0.5) readings.push(...decoder.silence());
      if (decoder.pending > MOST) throw new Error(`keeps ${decoder.pending} octets`);
      return readings.length;
    },
  });
}
