import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './refusal.css';

/** As calm as success: the reason in a sentence, the record behind it, who can mend it, one button that goes on. */
export function RefusalScreen({ screen }: ScreenProps<'refusal'>) {
  const { t, pick, send, locale } = useKiosk();
  const { refusal, documentName } = screen;
  const { offerDocument } = refusal;
  return (
    <Stage
      title={pick(refusal.message)}
      lead={t('common.quoted', { title: pick(documentName) })}
      show={
        <dl className="refusal">
          <div>
            <dt>{t('refusal.record')}</dt>
            <dd>
              <span>{pick(refusal.field)}</span>
              <strong className="refusal-value serif" lang={locale}>
                {pick(refusal.value)}
              </strong>
            </dd>
          </div>
          <div>
            <dt>{t('refusal.fix')}</dt>
            <dd>{pick(refusal.fix)}</dd>
          </div>
          <div>
            <dt>{t('refusal.owner')}</dt>
            <dd>
              {pick(refusal.owner)}
              <span className="refusal-rule">{t('refusal.rule', { rule: refusal.rule })}</span>
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
