import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** electron-builder's own way of reading and checking its configuration; its packages are CommonJS without types for it. */
interface Builder {
  getConfig(dir: string, path: string, options: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: object, log: { isEnabled: boolean }): Promise<void>;
}

const require = createRequire(import.meta.url);
const builder = require('app-builder-lib/out/util/config/config.js') as Builder;

export function loadConfig(): Promise<Record<string, unknown>> {
  return builder.getConfig(root, join(root, 'electron-builder.yml'), null);
}

export function validate(config: object): Promise<void> {
  return builder.validateConfiguration(config, { isEnabled: false });
}
