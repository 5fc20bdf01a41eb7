import type { DocumentKind, PrintedField } from '@hallway/certificates/verify';
import type { SharedPaper } from '../contract/verify.ts';
import { Crest } from '../shared/crest.tsx';
import { useLanguage } from '../shared/language.tsx';
import { university } from '../shared/masthead.tsx';
import { dateTime } from '../shared/time.ts';
import { conclusions } from './conclusion.ts';
import { texts } from './texts.ts';
import { ToneMark } from './tone-mark.tsx';

type Fields = Readonly<Record<string, string>>;

/** Everything a paper says, as its holder lets it be seen. */
export function SharedResult({ paper, kind }: { paper: SharedPaper; kind: DocumentKind | null }) {
  const { say, language } = useLanguage();
  const { tone, word, text } = conclusions[paper.state];
  const printed = kind?.printed ?? [];
  return (
    <article className="result">
      <div className={`banner ${tone}`} role="status">
        <ToneMark tone={tone} />
        <div>
          <h2>{say(word)}</h2>
          <p>{say(text)}</p>
        </div>
      </div>
      <section className={tone === 'bad' ? 'sheet worthless' : 'sheet'}>
        <header>
          <Crest />
          <p className="house">{say(university)}</p>
          <p className="mono serial">{paper.serial}</p>
          <h3>{say(kind?.name ?? paper.document)}</h3>
        </header>
        <p className="lead">{say(texts.sharedLead)}</p>
        <dl className="rows">
          {printed
            .filter((field) => !field.columns)
            .flatMap((field) =>
              textsOf(paper.fields, field.field).map((value) => (
                <div key={`${field.field} ${value}`}>
                  <dt>{say(field.label)}</dt>
                  <dd>{value}</dd>
                </div>
              )),
            )}
        </dl>
        {printed.map((field) =>
          field.columns ? <Table key={field.field} field={field} fields={paper.fields} /> : null,
        )}
      </section>
      <p className="live soft">
        {say(texts.sharedUntil)}{' '}
        <time dateTime={paper.expiresAt}>{dateTime(paper.expiresAt, language)}</time> ·{' '}
        {say(texts.asOf)} <time dateTime={paper.asOf}>{dateTime(paper.asOf, language)}</time>
      </p>
    </article>
  );
}

function Table({ field, fields }: { field: PrintedField; fields: Fields }) {
  const { say } = useLanguage();
  const columns = field.columns ?? [];
  const name = field.field.replace(/^data\./, '');
  const rows: (readonly string[])[] = [];
  for (
    let at = 0;
    columns.some((one) => textsOf(fields, `${name}/${at}.${one.name}`).length > 0);
    at++
  ) {
    rows.push(columns.map((one) => textsOf(fields, `${name}/${at}.${one.name}`)[0] ?? ''));
  }
  if (rows.length === 0) return null;
  return (
    <div className="table">
      <table>
        <caption>{say(field.label)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={`${at} ${cells.join(' ')}`}>
              {cells.map((cell, column) => (
                <td key={columns[column]?.name}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A field may be printed several times, each in its own format. */
function textsOf(fields: Fields, field: string): string[] {
  const found = Object.entries(fields)
    .filter(([key, text]) => (key === field || key.startsWith(`${field}|`)) && text !== '')
    .map(([, text]) => text);
  return [...new Set(found)];
}
