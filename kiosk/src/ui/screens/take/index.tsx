import { Button } from '../../components/button.tsx';
import { SlotBelow } from '../../components/slot.tsx';
import { Stage } from '../../components/stage.tsx';
import { yuan } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

const titles = {
  a4: { first: 'take.title', again: 'take.titleReminder' },
  slip: { first: 'take.titleSlip', again: 'take.titleSlipReminder' },
} as const;

/** The paper is out. Nothing of the person is on the screen any more. */
export function TakeScreen({ screen }: ScreenProps<'take'>) {
  const { t, send } = useKiosk();
  const isSlip = screen.form === 'slip';
  return (
    <Stage
      title={t(titles[screen.form][screen.reminder === 0 ? 'first' : 'again'])}
      lead={
        <>
          {isSlip ? t('take.leadSlip') : t('take.lead', { count: screen.sheets })}
          <br />
          {screen.chargedFen === 0 ? null : (
            <>
              {t('take.charged', { amount: yuan(screen.chargedFen) })}
              <br />
            </>
          )}
          {t('take.forgotten')}
        </>
      }
      bar={{ back: false, exit: false }}
      show={<SlotBelow form={screen.form} sheets={screen.sheets} certain />}
      act={
        <Button kind="primary" onPress={() => send('paper.taken')}>
          {t('take.taken')}
        </Button>
      }
    />
  );
}
