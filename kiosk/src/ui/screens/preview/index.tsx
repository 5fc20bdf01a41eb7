import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { calendarDay, yuan } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import { LargeView } from './large-view.tsx';
import { addressOf, usePageImage } from './page-image.ts';
import './preview.css';

/** The very page that will be printed. It may show marks, so one touch covers it against the people behind. */
export function PreviewScreen({ screen }: ScreenProps<'preview'>) {
  const { bridge, t, pick, send, locale } = useKiosk();
  const [page, setPage] = useState(1);
  const [covered, setCovered] = useState(false);
  const [large, setLarge] = useState(false);
  const at = Math.min(page, Math.max(1, screen.pages));
  const image = usePageImage(bridge, at, screen.ready);
  const isSlip = screen.form === 'slip';
  const name = pick(screen.documentName);
  const alt = t('preview.sheet', { document: name, page: at });

  return (
    <Stage
      title={t('preview.title')}
      lead={t(isSlip ? 'preview.sampleSlip' : 'preview.sample')}
      message={screen.message}
      show={
        <div className="preview">
          <div
            className="preview-page"
            data-form={screen.form}
            data-waiting={image === null ? '' : undefined}
          >
            {image === null ? (
              <p role="status">
                <strong className="serif">{t('preview.making')}</strong>
                <span>{t('preview.makingHint')}</span>
              </p>
            ) : covered ? (
              <p>
                <strong className="serif">{t('preview.covered')}</strong>
              </p>
            ) : (
              <img src={addressOf(image)} alt={alt} width={image.width} height={image.height} />
            )}
          </div>
          <dl className="preview-facts">
            {screen.purpose === null ? null : (
              <div>
                <dt>{t('preview.purpose')}</dt>
                <dd>{pick(screen.purpose.name)}</dd>
              </div>
            )}
            <div>
              <dt>{t('preview.validUntil')}</dt>
              <dd>{calendarDay(screen.validUntil, locale)}</dd>
            </div>
            {screen.charge === undefined || screen.charge.amountFen === 0 ? null : (
              <div>
                <dt>{t('preview.charge')}</dt>
                <dd>{yuan(screen.charge.amountFen)}</dd>
              </div>
            )}
          </dl>
        </div>
      }
      act={
        <>
          <div className="preview-tools">
            <Button icon={covered ? 'eye' : 'cover'} onPress={() => setCovered(!covered)}>
              {covered ? t('preview.uncover') : t('preview.cover')}
            </Button>
            <Button
              icon="enlarge"
              disabled={image === null || covered}
              onPress={() => setLarge(true)}
            >
              {t('preview.enlarge')}
            </Button>
            {screen.pages > 1 ? (
              <Button icon="next" onPress={() => setPage((at % screen.pages) + 1)}>
                {`${at} / ${screen.pages}`}
                <span className="visually-hidden">{t('preview.nextPage')}</span>
              </Button>
            ) : null}
          </div>
          <Button
            kind="final"
            disabled={!screen.ready}
            hint={
              screen.pages * screen.copies > screen.copies
                ? t('preview.printHint', { sheets: screen.pages * screen.copies })
                : undefined
            }
            onPress={() => send('print.confirm')}
          >
            {isSlip ? t('preview.printSlip') : t('preview.print', { count: screen.copies })}
          </Button>
          {large && image !== null && !covered ? (
            <LargeView image={image} alt={alt} onClose={() => setLarge(false)} />
          ) : null}
        </>
      }
    />
  );
}
