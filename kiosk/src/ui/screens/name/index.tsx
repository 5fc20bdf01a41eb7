import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './name.css';

/** The passport form of the name, large enough to compare letter by letter with the passport in the hand. */
export function NameScreen({ screen }: ScreenProps<'name'>) {
  const { t, send } = useKiosk();
  return (
    <Stage
      title={t('name.title')}
      lead={t('name.lead')}
      show={
        <div className="passport">
          <p className="passport-name serif" lang="en">
            {screen.nameEn.split(' ').map((part) => (
              <span key={part}>{part} </span>
            ))}
          </p>
          <p className="passport-hint">{t('name.hint')}</p>
        </div>
      }
      act={
        <div className="pair">
          <Button
            kind="equal"
            icon="cross"
            hint={t('name.noHint')}
            onPress={() => send('session.back')}
          >
            {t('name.no')}
          </Button>
          <Button
            kind="equal"
            icon="tick"
            hint={t('name.yesHint')}
            onPress={() => send('name.confirm')}
          >
            {t('name.yes')}
          </Button>
        </div>
      }
    />
  );
}
