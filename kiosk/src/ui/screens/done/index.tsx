import type { Screen } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { Slip, SlipAnswers } from '../../components/slip.tsx';
import { StampQuestion } from '../../components/stamp-question.tsx';
import { Stage } from '../../components/stage.tsx';
import { PaperOnward } from '../../drawings/paper-onward.tsx';
import { TickOnWater } from '../../drawings/tick-on-water.tsx';
import { clockTime } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './done.css';

type Resume = NonNullable<Extract<Screen, { name: 'done' }>['resume']>;

/** The end: done means ink and a tick, not green. */
export function DoneScreen({ screen }: ScreenProps<'done'>) {
  const { t, send } = useKiosk();
  const { delivered, message, resume, slip, stamp } = screen;
  return (
    <Stage
      title={delivered ? t('done.title') : t('done.titleNot')}
      {...(message === null ? { lead: delivered ? t('done.lead') : t('done.leadNot') } : {})}
      message={message}
      bar={{ back: false, exit: false }}
      show={
        <div className="done">
          {delivered ? <TickOnWater /> : null}
          {resume === null ? null : <Elsewhere {...resume} />}
          {slip ? <Slip slip={slip} /> : null}
          <p>{t('done.bye')}</p>
        </div>
      }
      act={
        <>
          {slip ? <SlipAnswers slip={slip} /> : null}
          {stamp ? <StampQuestion /> : null}
          <Button kind="primary" onPress={() => send('session.begin')}>
            {t('done.finish')}
          </Button>
        </>
      }
    />
  );
}

/** Nothing came out here, and the way is not lost: where to go on, and until when. */
function Elsewhere({ until, online }: Resume) {
  const { t, locale } = useKiosk();
  return (
    <div className="done-elsewhere">
      <PaperOnward />
      <p className="done-elsewhere-until serif">
        {t('done.elsewhere', { until: clockTime(new Date(until), locale) })}
      </p>
      <p>{t(online ? 'done.elsewhereHow' : 'done.elsewhereOffline')}</p>
    </div>
  );
}
