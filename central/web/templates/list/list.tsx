import { useState } from 'react';
import type { TemplateVersion } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { dateTime } from '../../shared/time.ts';
import { NewDialog } from './new-dialog.tsx';
import { marks, paperLanguages, stateWords, steps } from './texts.ts';
import { useTemplateList } from './use-list.ts';

const texts = {
  fresh: { zh: '新建文件', en: 'New document' },
  hint: {
    zh: '一人编写，另一人审核发布。已发布的版本不会再变，旧证明始终按当时的版本核验。',
    en: 'One person makes a version, another releases it. A released version never changes, and old papers keep verifying with theirs.',
  },
  version: { zh: '第 {n} 版', en: 'Version {n}' },
  compare: { zh: '与上一版比较', en: 'Compare with the one before' },
  earlier: { zh: '更早的版本', en: 'Earlier versions' },
} as const satisfies Record<string, Bilingual>;

/** Every document with the versions of its templates, newest first. */
export function TemplateListPage() {
  const { say } = useLanguage();
  const { list, problem } = useTemplateList();
  const [making, setMaking] = useState(false);
  const groups = Map.groupBy(list?.versions ?? [], (one) => `${one.document}-${one.language}`);
  return (
    <main className="templates">
      <header>
        <p className="soft">{say(texts.hint)}</p>
        <button type="button" className="button primary" onClick={() => setMaking(true)}>
          {say(texts.fresh)}
        </button>
      </header>
      {problem && (
        <p role="alert" className="notice">
          {say(problem)}
        </p>
      )}
      <ul>
        {[...groups].map(([key, versions]) => (
          <li key={key}>
            <Document versions={versions} today={list?.today ?? ''} />
          </li>
        ))}
      </ul>
      {making && list && <NewDialog list={list} onClose={() => setMaking(false)} />}
    </main>
  );
}

function Document({ versions, today }: { versions: TemplateVersion[]; today: string }) {
  const { say } = useLanguage();
  const current = versions.find(({ inForce }) => inForce) ?? versions[0];
  if (!current) return null;
  const open = versions.filter((one) => one.inForce || ['draft', 'review'].includes(one.state));
  const shown = open.length > 0 ? open : versions.slice(0, 1);
  const rest = versions.filter((one) => !shown.includes(one));
  const rows = (some: TemplateVersion[]) =>
    some.map((one) => <Version key={one.key} version={one} all={versions} today={today} />);
  return (
    <section aria-label={`${current.document} ${say(current.name)}`}>
      <h2>
        <span className="mono">{current.document}</span> {say(current.name)}
        <small className="soft">{say(paperLanguages[current.language])}</small>
      </h2>
      <ol>{rows(shown)}</ol>
      {rest.length > 0 && (
        <details>
          <summary>
            {say(texts.earlier)} ({rest.length})
          </summary>
          <ol>{rows(rest)}</ol>
        </details>
      )}
    </section>
  );
}

interface VersionProps {
  version: TemplateVersion;
  all: TemplateVersion[];
  today: string;
}

function Version({ version, all, today }: VersionProps) {
  const { say, language } = useLanguage();
  const last = version.steps.at(-1);
  const before = all.find((one) => one.version < version.version && one.state !== 'withdrawn');
  return (
    <li className={version.inForce ? 'in-force' : version.state}>
      <a href={`#${version.key}`}>{say(texts.version).replace('{n}', String(version.version))}</a>
      <span className="state">
        <span aria-hidden="true">{version.inForce ? '●' : marks[version.state]}</span>{' '}
        {say(stateWords(version, today))}
      </span>
      <span className="soft">
        {last && `${say(steps[last.step])} · ${last.by ?? ''} ${dateTime(last.at, language)}`}
      </span>
      {before && (
        <a className="compare" href={`#${before.key}...${version.key}`}>
          {say(texts.compare)}
        </a>
      )}
    </li>
  );
}
