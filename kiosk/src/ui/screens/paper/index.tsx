import type { PaperClaims } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { Icon } from '../../drawings/icons.tsx';
import { calendarDay, campusTime } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import { usePages } from '../../state/pages.ts';
import { isNarrow } from '../../styles/root.ts';
import type { ScreenProps } from '../of.ts';
import './paper.css';

/** Lines of the paper that fit: all of them, or half where letters are large or the panel is small. */
const MOST = { roomy: 14, tight: 7 } as const;

/** What the code of a paper vouches for, to be laid beside the paper, and every check by name. */
export function PaperScreen({ screen }: ScreenProps<'paper'>) {
  const { view, t, send } = useKiosk();
  const { verdict, claims } = screen;
  const lines = useLines(claims);
  const tight = view.textSize === 'large' || isNarrow(view.panelWidthMm);
  const most = MOST[tight ? 'tight' : 'roomy'];
  const sheets = Array.from({ length: Math.ceil(lines.length / most) }, (_, i) =>
    lines.slice(i * most, (i + 1) * most),
  );
  const pages = usePages([...sheets, 'checks' as const], 1);
  const [page] = pages.shown;
  return (
    <Stage
      title={t(`paper.title.${verdict}`)}
      lead={t(`paper.lead.${verdict}`)}
      show={
        <div className="verdict" data-verdict={verdict}>
          {page === undefined || page === 'checks' ? (
            <Checks screen={screen} />
          ) : (
            <Sheet lines={page} />
          )}
        </div>
      }
      act={
        <>
          {pages.of > 1 ? (
            <Button
              icon="next"
              hint={t('paper.page', { page: pages.page, of: pages.of })}
              onPress={pages.next}
            >
              {t(pages.page === pages.of ? 'paper.again' : 'paper.more')}
            </Button>
          ) : null}
          <Button kind="primary" onPress={() => send('session.exit')}>
            {t('paper.finish')}
          </Button>
        </>
      }
    />
  );
}

interface Line {
  name: string;
  value: string;
}

function useLines(claims: PaperClaims | null): Line[] {
  const { t, pick, locale } = useKiosk();
  if (claims === null) return [];
  const { documentName, nameEn, statements, issuedAt, validUntil } = claims;
  return [
    { name: t('paper.document'), value: pick(documentName) },
    { name: t('paper.serial'), value: claims.serial },
    { name: t('paper.name'), value: claims.name },
    ...(nameEn === null ? [] : [{ name: t('paper.nameEn'), value: nameEn }]),
    { name: t('paper.no'), value: claims.noLast4 },
    ...statements.map(({ label, text }) => ({ name: pick(label), value: pick(text) })),
    { name: t('paper.issued'), value: campusTime(issuedAt, locale) },
    { name: t('paper.validUntil'), value: calendarDay(validUntil, locale) },
  ];
}

function Sheet({ lines }: { lines: Line[] }) {
  return (
    <dl className="verdict-lines">
      {lines.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Checks({ screen }: ScreenProps<'paper'>) {
  const { t, pick, locale } = useKiosk();
  const { checks, open, keysAsOf, statusAsOf, verifyAddress } = screen;
  const keys = campusTime(keysAsOf, locale);
  return (
    <>
      <ul className="verdict-checks">
        {checks.map(({ ok, text }) => (
          <li key={text.en} data-ok={ok ? '' : undefined}>
            <Icon name={ok ? 'tick' : 'cross'} />
            {pick(text)}
          </li>
        ))}
        {open.map((text) => (
          <li key={text.en} data-open="">
            <Icon name="minus" />
            {pick(text)}
          </li>
        ))}
      </ul>
      <p className="verdict-as-of">
        {statusAsOf === null
          ? t('paper.asOf', { time: keys, address: verifyAddress })
          : t('paper.statusAsOf', {
              time: campusTime(statusAsOf, locale),
              keys,
              address: verifyAddress,
            })}
      </p>
    </>
  );
}
