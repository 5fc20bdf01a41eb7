import { Stage } from '../../components/stage.tsx';
import { Machine } from '../../drawings/machine.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './out-of-service.css';

/** Where to go instead. No technical words: those are on the technicians' page. */
export function OutOfServiceScreen({ screen }: ScreenProps<'out-of-service'>) {
  const { t, pick } = useKiosk();
  return (
    <Stage
      title={t('outOfService.title')}
      lead={pick(screen.message.text)}
      bar={{ back: false, exit: false }}
      show={
        <div className="resting">
          <p>
            <span>{t('outOfService.window')}</span>
            <strong className="serif">{pick(screen.helpWindow)}</strong>
          </p>
          {screen.helpPhone === '' ? null : (
            <p>
              <span>{t('outOfService.phone')}</span>
              <strong className="serif">{screen.helpPhone}</strong>
            </p>
          )}
          <p className="resting-action">{pick(screen.message.action)}</p>
          <div className="resting-machine">
            <Machine />
          </div>
        </div>
      }
    />
  );
}
