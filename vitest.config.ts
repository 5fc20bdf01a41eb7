import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';

/**
 * Tests mirror the tree. Files run in parallel, one more than a small machine has cores, because they wait as much as they
 * compute. Those with a browser or a spooler beside them live in project `peer`, in pairs; those that build the kiosk in
 * place live in project `serial`, one by one.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // The programs that tests start, and the workers, start from what another has compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.run/compiled', import.meta.url)) },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.{peer,serial}.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'peer',
          include: ['tests/**/*.peer.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'serial',
          include: ['tests/**/*.serial.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
