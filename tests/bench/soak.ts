/** `npm run bench -- soak`: sessions in a row at one screen; the page's heap must stay flat within 5 %. */
import { demoCard } from '@hallway/central/demo';
import { openBenchHouse } from './support/house.ts';

const SESSIONS = 200;
/** Fonts, caches and compiled code settle in the first ones. */
const WARM_UP = 20;

/** Heap of the page in bytes after a forced collection, before and after `SESSIONS` sessions. */
export async function bench(): Promise<object> {
  await using house = await openBenchHouse();
  const { walk, views, reader, browser } = house;
  const visit = async (): Promise<void> => {
    await reader.tap(demoCard('2024110101'));
    await walk.recognised();
    await walk.chooseDocument('D01');
    await walk.exit();
    await views.untilScreen(['attract']);
  };
  const heap = async (): Promise<number> => {
    // A new session each time: one left open makes the heap grow by itself.
    const session = await browser.page.context().newCDPSession(browser.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  };
  for (let n = 0; n < WARM_UP; n += 1) await visit();
  const before = await heap();
  for (let n = 0; n < SESSIONS; n += 1) await visit();
  const after = await heap();
  return {
    sessions: SESSIONS,
    heapBefore: before,
    heapAfter: after,
    ratio: after / before,
    goal: 1.05,
  };
}
