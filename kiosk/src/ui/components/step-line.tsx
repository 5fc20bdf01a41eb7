import { useKiosk } from '../kiosk.ts';
import './step-line.css';

/** Where one is on the way, in words and as marks on a line. */
export function StepLine({ index, of }: { index: number; of: number }) {
  const { t } = useKiosk();
  return (
    <div className="step-line">
      <span className="step-words">{t('head.step', { index, of })}</span>
      <ol className="step-marks" aria-hidden="true">
        {Array.from({ length: of }, (_, step) => (
          <li
            key={step}
            data-state={step + 1 < index ? 'past' : step + 1 === index ? 'now' : 'ahead'}
          />
        ))}
      </ol>
    </div>
  );
}
