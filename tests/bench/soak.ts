/** `npm run bench -- soak`: sessions in a row at one screen; the page's heap must stay flat within 5 %. */
import { demoCard } from '@hallway/central/demo';
import { openBenchHouse } from './support/house.ts';

const SESSIONS = 200;
/** In turns, because the same card again at once is the same card still lying there. */
const people = ['2024110101', '2023110207', '2024110777', '2025110999', '2026110641'];
/** Fonts, caches and compiled code settle in the first ones. */
const WARM_UP = 20;

/** Heap of the page in bytes after a forced collection, before and after `SESSIONS` sessions. */
export async function bench(): Promise<object> {
  await using house = await openBenchHouse();
  const { walk, views, reader, browser } = house;
  const visits = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      await reader.tap(demoCard(people[n % people.length] ?? ''));
      await walk.recognised();
      await walk.chooseDocument('D01');
      await walk.exit();
      await views.untilScreen(['attract']);
    }
  };
  const heap = async (): Promise<number> => {
    // A new session each time: one left open makes the heap grow by itself.
    const session = await browser.page.context().newCDPSession(browser.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  };
  await visits(WARM_UP);
  const before = await heap();
  await visits(SESSIONS);
  const after = await heap();
  return {
    sessions: SESSIONS,
    heapBefore: before,
    heapAfter: after,
    ratio: after / before,
    goal: 1.05,
  };
}
