import { Button } from '../../components/button.tsx';
import { Slip, SlipAnswers } from '../../components/slip.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './fault.css';

/** What happened, what was kept, what to do now; the code is for the person who will help. */
export function FaultScreen({ screen }: ScreenProps<'fault'>) {
  const { t, pick, send } = useKiosk();
  const { message, slip } = screen;
  return (
    <Stage
      title={t('fault.title')}
      lead={pick(message.text)}
      bar={{ back: false, exit: false }}
      show={
        <div className="fault">
          <p className="fault-action serif">{pick(message.action)}</p>
          {slip ? (
            <Slip slip={slip} code={message.code} />
          ) : (
            <p className="fault-code">{t('common.support', { code: message.code })}</p>
          )}
        </div>
      }
      act={
        <>
          {slip ? <SlipAnswers slip={slip} /> : null}
          <Button kind="primary" onPress={() => send('session.begin')}>
            {t('fault.back')}
          </Button>
        </>
      }
    />
  );
}
