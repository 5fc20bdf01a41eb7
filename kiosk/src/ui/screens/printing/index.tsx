import { Button } from '../../components/button.tsx';
import { Slot } from '../../components/slot.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './printing.css';

const places = {
  sealing: 'above',
  sending: 'entering',
  printing: 'printing',
  attention: 'printing',
} as const;

function titleOf({ form, phase, elsewhere }: ScreenProps<'printing'>['screen']) {
  if (elsewhere === 'ending') return 'printing.ending';
  if (form === 'slip' && phase === 'sealing') return 'printing.signing';
  if (form === 'slip' && phase === 'sending') return 'printing.printing';
  return `printing.${phase}` as const;
}

/** The sheet goes down into the drawn slot in step with the printer's own counts; nothing here guesses. */
export function PrintingScreen({ screen }: ScreenProps<'printing'>) {
  const { t, send } = useKiosk();
  const { form, phase, sheetsOut, sheets, attention, elsewhere } = screen;
  const ending = elsewhere === 'ending';
  return (
    <Stage
      title={t(titleOf(screen))}
      {...(ending
        ? { lead: t('printing.endingLead') }
        : phase === 'attention'
          ? {}
          : { lead: t(form === 'slip' ? 'printing.leadSlip' : 'printing.lead') })}
      message={ending ? null : attention}
      bar={{ back: false, exit: true }}
      show={
        <div className="printing">
          <Slot
            form={form}
            out={sheetsOut}
            sheets={sheets}
            stage={places[phase]}
            sealed={phase !== 'sealing'}
            blocked={phase === 'attention'}
          />
          <p className="printing-count" role="status">
            {sheets > 1 ? (
              <span className="serif" aria-hidden="true">
                {t('printing.sheets', { out: sheetsOut, of: sheets })}
              </span>
            ) : null}
            <span className="visually-hidden">
              {t('printing.progress', { out: sheetsOut, of: sheets })}
            </span>
          </p>
        </div>
      }
      {...(elsewhere === 'offered'
        ? {
            act: (
              <Button
                kind="equal"
                icon="next"
                hint={t('printing.elsewhereHint')}
                onPress={() => send('print.elsewhere')}
              >
                {t('printing.elsewhere')}
              </Button>
            ),
          }
        : {})}
    />
  );
}
