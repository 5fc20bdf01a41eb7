/** `npm run bench -- soak`: sessions in a row; the heaps of page and core must stay flat within 5 %. Bytes. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { demoCard } from '@hallway/central/demo';
import { openHall } from '../kiosk/core/support/kiosk.ts';
import { openBenchHouse } from './support/house.ts';

const SESSIONS = 200;
/** Fonts, caches and compiled code settle in the first ones. */
const WARM_UP = 50;
/** In turns, because the same card again at once is the same card still lying there. */
const people = ['2024110101', '2023110207', '2024110777', '2025110999', '2026110641'];
const cardOf = (n: number): string => demoCard(people[n % people.length] ?? '');

export async function bench(): Promise<object> {
  return { sessions: SESSIONS, goal: 1.05, page: await soakPage(), core: await soakCore() };
}

/** The page's heap in its browser: from the attract screen to a document and out. */
async function soakPage(): Promise<object> {
  await using house = await openBenchHouse();
  const { walk, views, reader, browser } = house;
  const heap = async (): Promise<number> => {
    // A new session each time: one left open makes the heap grow by itself.
    const session = await browser.page.context().newCDPSession(browser.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  };
  return growth(heap, async (n) => {
    await reader.tap(cardOf(n));
    await walk.recognised();
    await walk.chooseDocument('D01');
    await walk.exit();
    await views.untilScreen(['attract']);
  });
}

/** The heap of a process that is core (and central beside it): from the card to the rendered preview and out. */
async function soakCore(): Promise<object> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const hall = await openHall();
  const { handlers } = hall.core;
  const heap = async (): Promise<number> => {
    // What a test hall keeps for its questions is not core's.
    hall.views.length = 0;
    collect();
    return process.memoryUsage().heapUsed;
  };
  try {
    return await growth(heap, async (n) => {
      await hall.screen('attract');
      await hall.reader.tap(cardOf(n));
      await hall.screen('home');
      await handlers['service.open']({ service: 'certificates' });
      await handlers['document.choose']({ document: 'D01' });
      await handlers['request.set']({ purpose: 'internship', copies: 1 });
      await handlers['request.preview'](undefined);
      await hall.screen('preview', ({ ready }) => ready);
      await handlers['preview.page']({ page: 1 });
      await handlers['session.exit'](undefined);
    });
  } finally {
    await hall.stop();
  }
}

async function growth(
  heap: () => Promise<number>,
  visit: (n: number) => Promise<void>,
): Promise<object> {
  for (let n = 0; n < WARM_UP; n += 1) await visit(n);
  const before = await heap();
  for (let n = 0; n < SESSIONS; n += 1) await visit(n);
  const after = await heap();
  return { before, after, ratio: Math.round((after / before) * 1000) / 1000 };
}
