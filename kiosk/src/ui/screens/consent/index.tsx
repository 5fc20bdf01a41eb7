import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './consent.css';

/** A free choice: what for, what is kept, how to stop, and two answers that weigh the same. */
export function ConsentScreen({ screen }: ScreenProps<'consent'>) {
  const { t, send } = useKiosk();
  return (
    <Stage
      title={t('consent.title')}
      lead={t('consent.lead')}
      show={
        <dl className="consent">
          {(['what', 'keep', 'stop'] as const).map((point) => (
            <div key={point}>
              <dt className="serif">{t(`consent.${point}`)}</dt>
              <dd>{t(`consent.${point}Text`)}</dd>
            </div>
          ))}
          <div className="consent-version">
            <dt className="visually-hidden">{t('consent.title')}</dt>
            <dd>{t('consent.version', { version: screen.version })}</dd>
          </div>
        </dl>
      }
      act={
        <div className="pair">
          <Button kind="equal" onPress={() => send('face.consent', { accept: false })}>
            {t('consent.decline')}
          </Button>
          <Button kind="equal" onPress={() => send('face.consent', { accept: true })}>
            {t('consent.accept')}
          </Button>
        </div>
      }
    />
  );
}
