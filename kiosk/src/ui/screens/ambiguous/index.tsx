import { Button } from '../../components/button.tsx';
import { SlotBelow } from '../../components/slot.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

/** The printer could not say; the person can. Neither answer is suggested. */
export function AmbiguousScreen({ screen }: ScreenProps<'ambiguous'>) {
  const { t, send } = useKiosk();
  return (
    <Stage
      title={t(screen.form === 'slip' ? 'ambiguous.titleSlip' : 'ambiguous.title')}
      message={screen.message}
      bar={{ back: false, exit: true }}
      show={<SlotBelow form={screen.form} sheets={screen.sheets} certain={false} />}
      act={
        <div className="pair">
          <Button
            kind="equal"
            icon="cross"
            hint={t('ambiguous.noHint')}
            onPress={() => send('ambiguous.answer', { cameOut: false })}
          >
            {t('ambiguous.no')}
          </Button>
          <Button
            kind="equal"
            icon="tick"
            hint={
              screen.form === 'slip'
                ? t('ambiguous.yesHintSlip')
                : t('ambiguous.yesHint', { count: screen.sheets })
            }
            onPress={() => send('ambiguous.answer', { cameOut: true })}
          >
            {t('ambiguous.yes')}
          </Button>
        </div>
      }
    />
  );
}
