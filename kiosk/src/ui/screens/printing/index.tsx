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

/** The sheet goes down into the drawn slot in step with the printer's own counts; nothing here guesses. */
export function PrintingScreen({ screen }: ScreenProps<'printing'>) {
  const { t } = useKiosk();
  const { phase, sheetsOut, sheets, attention } = screen;
  return (
    <Stage
      title={t(`printing.${phase}`)}
      {...(phase === 'attention' ? {} : { lead: t('printing.lead') })}
      message={attention}
      bar={{ back: false, exit: true }}
      show={
        <div className="printing">
          <Slot
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
    />
  );
}
