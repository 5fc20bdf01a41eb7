import { beforeAll, describe, expect, it } from 'vitest';
import { createFixture, issue, sharedEngine, type Fixture } from '../support.ts';

const long = process.env['HALLWAY_LONG'] === '1';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

describe.runIf(long)('a thousand papers in a row (HALLWAY_LONG=1)', () => {
  it('leave the memory as it was', { timeout: 300_000 }, async () => {
    const engine = await sharedEngine();
    const print = async (from: number, count: number) => {
      for (let i = from; i < from + count; i++) {
        const nameZh = String.fromCodePoint(0x4e00 + i, 0x5e00 + i, 0x6e00 + i);
        await engine.render(issue('D01', { nameZh }, { statusIndex: i }), fixture.signer);
      }
      globalThis.gc?.();
    };
    await print(0, 300);
    const before = process.memoryUsage().rss;
    await print(300, 1000);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(20);
  });
});
