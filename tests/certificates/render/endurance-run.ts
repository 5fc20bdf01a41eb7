/** Renders 600 papers to warm up and 1,000 more; prints how much resident memory the thousand cost, in MB. */
import { createFixture, issue, sharedEngine } from '../support.ts';

const WARM_UP = 600;
const PAPERS = 1000;

const { signer } = await createFixture();
const engine = await sharedEngine();

async function render(from: number, count: number): Promise<number> {
  for (let i = from; i < from + count; i++) {
    const nameZh = String.fromCodePoint(0x4e00 + i, 0x5e00 + i, 0x6e00 + i);
    await engine.render(issue('D01', { nameZh }, { statusIndex: i }), signer);
  }
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

const before = await render(0, WARM_UP);
const after = await render(WARM_UP, PAPERS);
console.log((after - before) / 2 ** 20);
