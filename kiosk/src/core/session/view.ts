import type { KioskView } from '../../bridge/index.ts';
import { lastFour } from '../people/number.ts';
import { maskName } from './mask.ts';
import { screens } from './screens.ts';
import type { SessionContext } from './types.ts';
import type { ViewStatus } from './view-status.ts';

/** Steps of the way to a paper, as the step line counts them. */
const steps: Partial<Record<KioskView['screen']['name'], number>> = {
  documents: 1,
  refusal: 1,
  name: 1,
  request: 2,
  'second-factor': 2,
  preview: 3,
  printing: 4,
  ambiguous: 4,
};
const stepsInAll = 4;

/** What the screen shows, all of it, without its revision. Pure: the same visit and status, the same view. */
export function viewOf(context: SessionContext, status: ViewStatus): Omit<KioskView, 'revision'> {
  const { person } = context.visit;
  const { config } = status;
  const nameless = { zh: status.kioskId, en: status.kioskId };
  const index = steps[context.screen];
  return {
    kiosk: {
      id: status.kioskId,
      name: config?.name ?? nameless,
      place: config?.place ?? { zh: '', en: '' },
      university: status.university,
    },
    panelWidthMm: status.panelWidthMm,
    locale: context.locale,
    textSize: context.textSize,
    low: context.low,
    offlineSince: status.offlineSince === null ? null : new Date(status.offlineSince).toISOString(),
    person: person && {
      maskedName: maskName(person.nameZh, person.nameEn),
      noTail: lastFour(person.no),
    },
    step: index === undefined ? null : { index, of: stepsInAll },
    warning: context.warningEndsAt === null ? null : { endsAt: context.warningEndsAt },
    ...(context.notice && { notice: context.notice }),
    screen: screens[context.screen](context, status),
  };
}
