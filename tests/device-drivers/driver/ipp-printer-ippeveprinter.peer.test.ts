import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { useDnsSd } from '../../peers/dns-sd.ts';
import type { DnsSd } from '../../peers/dns-sd.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import { describePrinterContract } from './ipp-printer-contract.ts';

/** One for all tests of this file, so that each waits only for its printer. */
let dnsSd: DnsSd;

beforeAll(async () => {
  dnsSd = await useDnsSd();
}, 300_000);

afterAll(() => dnsSd.release());

describePrinterContract('ippeveprinter of CUPS', {
  // Measured with 2.4.2: it runs its print command on whatever had arrived.
  printsHalves: true,
  holds: false,
  start: async () => {
    const dir = await mkdtemp(join(tmpdir(), 'hallway-eve-'));
    const peer = await startIppEvePrinter({ dir, pagesPerMinute: 3_000 });
    return {
      uri: peer.uri,
      sheets: () => peer.sheets(),
      loadPaper: (sheets) => peer.loadPaper(sheets),
      jam: (present) => peer.jam(present),
      powerCycle: () => peer.restart(),
      stop: async () => {
        await peer.stop();
        await rm(dir, { recursive: true });
      },
    };
  },
});
