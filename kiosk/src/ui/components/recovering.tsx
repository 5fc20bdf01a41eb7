import { i18n } from '../i18n/index.ts';
import { Crest } from '../drawings/crest.tsx';
import './recovering.css';

/** Shown without any view, so it speaks both languages at once and knows nobody. */
export function Recovering() {
  const zh = i18n.getFixedT('zh-CN');
  const en = i18n.getFixedT('en');
  return (
    <div className="frame">
      <main className="recovering">
        <Crest />
        <h1 className="serif">{zh('outOfService.recovering')}</h1>
        <p>{zh('outOfService.recoveringLead')}</p>
        <p lang="en">
          {en('outOfService.recovering')}. {en('outOfService.recoveringLead')}
        </p>
      </main>
    </div>
  );
}
