import { demoCard, demoPassword, demoPeople } from '@hallway/central/demo';
import { campusDate } from '@hallway/certificates/rules';
import { startCardReaderSimulator } from '@hallway/device-drivers/sim';
import { demoCardFormat, demoReader } from '../../house/kiosk.ts';
import { cableActions, type SimulatedDevice } from './part.ts';

/** Names and numbers do not depend on the day the rest of their records is relative to. */
const people = demoPeople(campusDate(new Date()));

/** The reader of campus cards, with everybody's card at hand. */
export async function startCardReader(): Promise<SimulatedDevice> {
  const reader = await startCardReaderSimulator({ format: demoCardFormat });
  return {
    id: 'cards',
    title: { zh: '刷卡', en: 'Tap a card' },
    declaration: demoReader(reader.path),
    state: () => null,
    actions: [
      ...people.map(({ no, nameZh, nameEn }) => {
        const password = demoPassword(no);
        return {
          id: `tap-${no}`,
          label: { zh: nameZh, en: nameEn ?? '' },
          detail: { zh: `${no} · 密码 ${password}`, en: `${no} · password ${password}` },
          run: () => reader.tap(demoCard(no)),
        };
      }),
      {
        id: 'tap-unknown',
        label: { zh: '无人的卡', en: 'A card of nobody' },
        run: () => reader.tap('00000000'),
      },
      ...cableActions(reader),
    ],
    stop: () => reader.stop(),
  };
}
