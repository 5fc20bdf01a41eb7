import { defineConfig } from 'vitest/config';

/**
 * Tests mirror the tree. Files run in parallel except those that need a peer of which the machine bears only one
 * (avahi for ippeveprinter, a browser on two cores): they live in project `serial`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.serial.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
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
