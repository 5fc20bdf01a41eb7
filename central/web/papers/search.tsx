import { useId, useState, type SubmitEvent } from 'react';
import type { PeopleFound, PersonFound } from '../contract/papers.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { scriptOf } from '../shared/script.ts';
import { filled, roles, texts } from './texts.ts';

interface Props {
  busy: boolean;
  onFind: (text: string) => void;
}

/** Where a person is looked for. */
export function Search({ busy, onFind }: Props) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const id = useId();
  function find(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onFind(text.trim());
  }
  return (
    <search>
      <form className="find" onSubmit={find}>
        <div className="field">
          <label htmlFor={id}>{say(texts.find)}</label>
          <input
            id={id}
            className="input"
            required
            pattern=".*\S.*"
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}hint`}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <button type="submit" className="button primary" disabled={busy}>
          {say(texts.findButton)}
        </button>
        <p id={`${id}hint`} className="hint soft">
          {say(texts.findHint)}
        </p>
      </form>
    </search>
  );
}

/** What came of it: nobody, or several of one name. */
export function Found({
  found,
  onChoose,
}: {
  found: PeopleFound;
  onChoose: (person: PersonFound) => void;
}) {
  const { say } = useLanguage();
  const { people, more } = found;
  if (people.length === 0) return <p className="notice">{say(texts.nobody)}</p>;
  if (people.length === 1) return null;
  return (
    <section className="found">
      <p>{say(filled(texts.several, { n: people.length }))}</p>
      <ul>
        {people.map((person) => (
          <li key={person.no}>
            <button type="button" className="choice" onClick={() => onChoose(person)}>
              <b className="mono">{person.no}</b>
              <Who person={person} />
            </button>
          </li>
        ))}
      </ul>
      {more && <p className="notice">{say(texts.more)}</p>}
    </section>
  );
}

/** Role and college. */
export function Who({ person }: { person: PersonFound }) {
  const { say } = useLanguage();
  const college: Bilingual = person.college;
  return (
    <span className="soft">
      <span lang={scriptOf(person.nameZh)}>{person.nameZh}</span> · {say(roles[person.role])} ·{' '}
      {say(college)}
    </span>
  );
}
