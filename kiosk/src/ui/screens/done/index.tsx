import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { TickOnWater } from '../../drawings/tick-on-water.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './done.css';

/** The end: done means ink and a tick, not green. */
export function DoneScreen({ screen }: ScreenProps<'done'>) {
  const { t, send } = useKiosk();
  const { delivered, message } = screen;
  return (
    <Stage
      title={delivered ? t('done.title') : t('done.titleNot')}
      {...(message === null ? { lead: delivered ? t('done.lead') : t('done.leadNot') } : {})}
      message={message}
      bar={{ back: false, exit: false }}
      show={
        <div className="done">
          {delivered ? <TickOnWater /> : null}
          <p>{t('done.bye')}</p>
        </div>
      }
      act={
        <Button kind="primary" onPress={() => send('session.begin')}>
          {t('done.finish')}
        </Button>
      }
    />
  );
}
