import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../support.ts';

const long = process.env['HALLWAY_LONG'] === '1';
const script = fileURLToPath(new URL('endurance-run.ts', import.meta.url));

describe.runIf(long)('a thousand papers in a row (needs HALLWAY_LONG=1)', () => {
  it('leave the memory as it was', { timeout: 600_000 }, async () => {
    const result = await run(process.execPath, ['--expose-gc', script]);
    expect(result.stderr).toBe('');
    const grown = JSON.parse(result.stdout) as { rss: number; wasm: number };
    expect(grown.rss).toBeLessThan(20);
    expect(grown.wasm).toBe(0);
  });
});
