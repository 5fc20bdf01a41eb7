import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceConfigSchema } from '@hallway/device-drivers';
import { expect, test } from 'vitest';
import { repoDir } from '../../scripts/tools.ts';

const page = readFileSync(join(repoDir, 'docs', 'hardware.md'), 'utf8');
const declarations = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, text = '']) => JSON.parse(text) as { driver: string },
);

test.each(declarations.map((declaration) => [declaration.driver, declaration]))(
  'docs/hardware.md declares %s as the kiosk understands it',
  (_, declaration) => {
    expect(deviceConfigSchema.safeParse(declaration)).toMatchObject({ success: true });
  },
);

test('docs/hardware.md shows every driver there is', () => {
  const drivers = deviceConfigSchema.options.map(({ shape }) => shape.driver.value);
  expect(new Set(declarations.map(({ driver }) => driver))).toEqual(new Set(drivers));
});
