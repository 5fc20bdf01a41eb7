import { demoPeople } from '@hallway/central/demo';
import { campusDate } from '@hallway/certificates/rules';
import { exampleCard, startResidentIdSimulator } from '@hallway/device-drivers/sim';
import { cableActions, type Action, type SimulatedDevice } from './part.ts';

/** The resident-ID reader, with the ID cards of the demo university's people. */
export async function startResidentId(): Promise<SimulatedDevice> {
  const simulator = await startResidentIdSimulator();
  const { module } = simulator;
  const put = (number: string, name: string): Action['run'] => {
    return () => module.present({ ...exampleCard, number, name });
  };
  const holders = demoPeople(campusDate(new Date())).flatMap(({ idNumber, nameZh, nameEn }) =>
    idNumber === null ? [] : [{ idNumber, nameZh, nameEn }],
  );
  return {
    id: 'resident-id',
    title: { zh: '身份证', en: 'Resident ID' },
    declaration: {
      id: 'resident-id',
      kind: 'resident-id-reader',
      driver: 'resident-id',
      options: { path: simulator.path, baudRate: 115_200, fields: ['name', 'number'] },
    },
    state: () => null,
    actions: [
      ...holders.map(({ idNumber, nameZh, nameEn }) => ({
        id: `put-${idNumber}`,
        label: { zh: nameZh, en: nameEn ?? '' },
        detail: { zh: idNumber, en: idNumber },
        run: put(idNumber, nameZh),
      })),
      {
        id: 'put-unknown',
        label: { zh: '外来人员的身份证', en: 'The card of a stranger' },
        run: put(exampleCard.number, exampleCard.name),
      },
      {
        id: 'take',
        label: { zh: '拿走身份证', en: 'Take the card away' },
        run: () => module.remove(),
      },
      ...cableActions(simulator),
    ],
    stop: () => simulator.stop(),
  };
}
