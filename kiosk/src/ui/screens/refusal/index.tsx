import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { withWholeDates } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './refusal.css';

/** A rule of the university, or what stands against it at this machine. */
const isRule = (code: string) => /^R\d{2}$/.test(code);

/** As calm as success: the reason in a sentence, the record behind it, who can mend it, one button that goes on. */
export function RefusalScreen({ screen }: ScreenProps<'refusal'>) {
  const { t, pick, send } = useKiosk();
  const { refusal } = screen;
  const { offerDocument } = refusal;
  return (
    <Stage
      title={t('refusal.title')}
      lead={pick(refusal.message)}
      show={
        <dl className="refusal">
          <div>
            <dt>{t('refusal.record', { field: pick(refusal.field) })}</dt>
            <dd className="refusal-value serif">{withWholeDates(pick(refusal.value))}</dd>
          </div>
          <div>
            <dt>{t('refusal.fix')}</dt>
            <dd>{pick(refusal.fix)}</dd>
          </div>
          <div>
            <dt>{t('refusal.owner')}</dt>
            <dd>
              {pick(refusal.owner)}
              <span className="refusal-rule">
                {isRule(refusal.rule)
                  ? t('refusal.rule', { rule: refusal.rule })
                  : t('common.support', { code: refusal.rule })}
              </span>
            </dd>
          </div>
        </dl>
      }
      act={
        <>
          {offerDocument !== undefined && refusal.offer !== null ? (
            <Button
              kind="primary"
              onPress={() => send('document.choose', { document: offerDocument })}
            >
              {t('refusal.offer', {
                document: t('common.quoted', { title: pick(refusal.offer) }),
              })}
            </Button>
          ) : null}
          <Button
            kind={offerDocument === undefined ? 'primary' : 'plain'}
            onPress={() => send('session.back')}
          >
            {t('refusal.others')}
          </Button>
        </>
      }
    />
  );
}
