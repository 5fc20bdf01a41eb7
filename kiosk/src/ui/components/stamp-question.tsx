import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';

/** Only who holds the paper can see the stamp. Neither answer is suggested. */
export function StampQuestion() {
  const { t, send } = useKiosk();
  return (
    <>
      <p>{t('stamp.question')}</p>
      <div className="pair">
        <Button
          icon="cross"
          hint={t('stamp.noHint')}
          onPress={() => send('stamp.answer', { isThere: false })}
        >
          {t('stamp.no')}
        </Button>
        <Button icon="tick" onPress={() => send('stamp.answer', { isThere: true })}>
          {t('stamp.yes')}
        </Button>
      </div>
    </>
  );
}
