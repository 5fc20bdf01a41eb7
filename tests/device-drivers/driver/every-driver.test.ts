import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceConfigSchema } from '@hallway/device-drivers';
import { expect, test } from 'vitest';

/** Drivers whose tests run the device contract, by themselves or by a contract that includes it. */
const held = new Set(
  globSync('**/*.test.ts', { cwd: import.meta.dirname }).flatMap((file) =>
    Array.from(
      readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
        /\bdescribe(?:DeviceContract|StreamDriver|AskingDriver)\(\s*'([a-z0-9-]+)'/g,
      ),
      ([, driver = '']) => driver,
    ),
  ),
);

const drivers = deviceConfigSchema.options.map(({ shape }) => shape.driver.value);

test.each(drivers)('driver %s is held to the device contract', (driver) => {
  expect(held).toContain(driver);
});
