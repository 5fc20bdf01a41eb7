import { Button as Pressable } from 'react-aria-components/Button';
import type { DocumentView } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { Paper } from '../../components/paper.tsx';
import { Stage } from '../../components/stage.tsx';
import { Icon } from '../../drawings/icons.tsx';
import { yuan } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import { usePages } from '../../state/pages.ts';
import type { ScreenProps } from '../of.ts';
import './documents.css';

const MOST = { normal: 6, large: 4 } as const;

/** The documents this person may look at, each as the sheet of paper it will become. */
export function DocumentsScreen({ screen }: ScreenProps<'documents'>) {
  const { view, t } = useKiosk();
  const most = MOST[view.textSize];
  // Where there are more than fit, one place is kept free for the button to the rest.
  const pages = usePages(screen.documents, screen.documents.length > most ? most - 1 : most);
  if (screen.documents.length === 0) {
    return <Stage title={t('documents.none')} lead={t('documents.noneHint')} />;
  }
  const refused = screen.documents.some((document) => !document.allowed);
  return (
    <Stage
      title={t('documents.title')}
      lead={refused ? t('documents.leadRefused') : t('documents.lead')}
      act={
        <div className="documents" data-count={pages.shown.length + (pages.of > 1 ? 1 : 0)}>
          {pages.shown.map((document) => (
            <DocumentSheet key={document.document} document={document} />
          ))}
          {pages.of > 1 ? (
            <Button
              icon="next"
              hint={t('documents.page', { page: pages.page, of: pages.of })}
              onPress={pages.next}
            >
              {t('documents.more')}
            </Button>
          ) : null}
        </div>
      }
    />
  );
}

function DocumentSheet({ document }: { document: DocumentView }) {
  const { t, pick, send, locale } = useKiosk();
  const { allowed, priceFen, copiesLeft } = document;
  return (
    <Pressable
      className="document"
      data-allowed={allowed ? '' : undefined}
      onPress={() => send('document.choose', { document: document.document })}
    >
      <Paper form={document.form} title={pick(document.name)} lang={locale} sealed={allowed} />
      <span className="document-foot">
        {allowed ? (
          <>
            <strong>{priceFen === 0 ? t('documents.free') : yuan(priceFen)}</strong>
            <span>{t('documents.left', { count: copiesLeft })}</span>
          </>
        ) : (
          <>
            <Icon name="attention" />
            <strong>{t('documents.refused')}</strong>
          </>
        )}
      </span>
    </Pressable>
  );
}
