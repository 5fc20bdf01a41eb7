import type { SlipView } from '../../bridge/index.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import './slip.css';

const sentences = {
  coming: 'slip.coming',
  out: 'slip.out',
  presumed: 'slip.presumed',
  'in-doubt': 'slip.inDoubt',
  failed: 'slip.failed',
} as const satisfies Record<SlipView['state'], string>;

/**
 * The number to give at the window, in large figures whether or not a slip with it came out.
 *
 * @param code of the message it belongs to, for the person who will help
 */
export function Slip({ slip, code }: { slip: SlipView; code?: string }) {
  const { t } = useKiosk();
  return (
    <section className="slip" aria-live="polite">
      <p className="slip-name">
        {t('slip.caseNumber')}
        {code === undefined ? null : ` · ${code}`}
      </p>
      <p className="slip-number">{slip.caseNumber}</p>
      <p>{t(sentences[slip.state])}</p>
    </section>
  );
}

/** What can be said of a slip that nobody has for certain; nothing while it comes and once it is out. */
export function SlipAnswers({ slip }: { slip: SlipView }) {
  const { t, send } = useKiosk();
  if (slip.state === 'coming' || slip.state === 'out') return null;
  const again = () => send('slip.answer', { cameOut: false });
  if (slip.state === 'failed') return <Button onPress={again}>{t('slip.retry')}</Button>;
  return (
    <div className="pair">
      <Button icon="cross" onPress={again}>
        {t('slip.again')}
      </Button>
      <Button icon="tick" onPress={() => send('slip.answer', { cameOut: true })}>
        {t('slip.have')}
      </Button>
    </div>
  );
}
