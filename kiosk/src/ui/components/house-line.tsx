import { Crest } from '../drawings/crest.tsx';
import { Icon } from '../drawings/icons.tsx';
import { clockTime } from '../i18n/format.ts';
import { useKiosk } from '../kiosk.ts';
import './house-line.css';

/** Whose machine this is, who is here (masked), and whether central can be reached. */
export function HouseLine() {
  const { view, t, pick, locale } = useKiosk();
  const { kiosk, person, offlineSince } = view;
  return (
    <div className="house-line">
      <div className="house-row">
        <Crest />
        <span className="house-name serif">{pick(kiosk.university)}</span>
        {person === null ? (
          <span className="house-hall">{pick(kiosk.name)}</span>
        ) : (
          <span className="house-person">
            {t('head.person', { name: pick(person.maskedName), tail: person.noTail })}
          </span>
        )}
      </div>
      {offlineSince === null ? null : (
        <p className="offline-strip" role="status">
          <Icon name="offline" />
          <span>{t('head.offline', { since: clockTime(new Date(offlineSince), locale) })}</span>
        </p>
      )}
    </div>
  );
}
