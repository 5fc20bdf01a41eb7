/**
 * Renders 600 papers to warm up and 1,000 more; prints as JSON how many megabytes of resident memory, and of memory of
 * WebAssembly, the thousand cost.
 */
import { watchWasmMemory } from './wasm-memory.ts';

const wasmBytes = watchWasmMemory();
// Loaded after the watch began, so that no instance escapes it.
const { createFixture, issue, sharedEngine } = await import('../support.ts');

const WARM_UP = 600;
const PAPERS = 1000;

const { signer } = await createFixture();
const engine = await sharedEngine();

async function render(from: number, count: number) {
  for (let i = from; i < from + count; i++) {
    const nameZh = String.fromCodePoint(0x4e00 + i, 0x5e00 + i, 0x6e00 + i);
    await engine.render(issue('D01', { nameZh }, { statusIndex: i }), signer);
  }
  globalThis.gc?.();
  return { rss: process.memoryUsage().rss, wasm: wasmBytes() };
}

const before = await render(0, WARM_UP);
const after = await render(WARM_UP, PAPERS);
const megabytes = (bytes: number) => bytes / 2 ** 20;
console.log(
  JSON.stringify({
    rss: megabytes(after.rss - before.rss),
    wasm: megabytes(after.wasm - before.wasm),
  }),
);
