import type { RulesBoard, RulesPreview } from '../contract/rules.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { scriptOf } from '../shared/script.ts';
import { dateTime } from '../shared/time.ts';
import { DocumentTable } from './document-table.tsx';
import { RuleTable } from './rule-table.tsx';
import { texts, title } from './texts.ts';
import { useRules, type EditedRules } from './use-rules.ts';

/** How the university decides over its documents: seen, changed, tried on people, published. */
export function RulesPage() {
  const { say } = useLanguage();
  const staff = useStaff();
  const edited = useRules(staff !== null);
  const { board, draft, problem, change } = edited;
  return (
    <>
      <Masthead title={title}>{staff && <StaffBar staff={staff} here="rules" />}</Masthead>
      {problem && (
        <p role="alert" className="notice refused">
          {say(problem)}
        </p>
      )}
      {!board && !problem && <p className="loading soft">{say(texts.loading)}</p>}
      {board && draft && (
        <main className="rules">
          <Change edited={edited} board={board} />
          <section>
            <h2>{say(texts.rules)}</h2>
            <div className="scroll" role="region" tabIndex={0} aria-label={say(texts.rules)}>
              <RuleTable rules={draft} onChange={change} />
            </div>
          </section>
          <History board={board} />
          <section className="wide">
            <h2>{say(texts.documents)}</h2>
            <div className="scroll" role="region" tabIndex={0} aria-label={say(texts.documents)}>
              <DocumentTable board={board} rules={draft} onChange={change} />
            </div>
          </section>
        </main>
      )}
    </>
  );
}

/** What is changed, whom it reaches, and the way to publish it: only after it was looked at. */
function Change({ edited, board }: { edited: EditedRules; board: RulesBoard }) {
  const { say } = useLanguage();
  const { draft, preview, published } = edited;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(board.rules);
  return (
    <section className="change wide" aria-live="polite">
      {!isChanged && <p className="soft">{say(published ? texts.published : texts.none)}</p>}
      {isChanged && (
        <p className="buttons">
          <button
            type="button"
            className={preview ? 'button' : 'button primary'}
            disabled={preview === 'looking'}
            onClick={edited.look}
          >
            {say(preview === 'looking' ? texts.looking : texts.preview)}
          </button>
          {preview && preview !== 'looking' && (
            <button type="button" className="button primary" onClick={edited.publish}>
              {say(texts.publish)}
            </button>
          )}
          <button type="button" className="button plain" onClick={edited.undo}>
            {say(texts.undo)}
          </button>
        </p>
      )}
      {isChanged && preview && preview !== 'looking' && <Reach preview={preview} board={board} />}
    </section>
  );
}

function Reach({ preview, board }: { preview: RulesPreview; board: RulesBoard }) {
  const { say } = useLanguage();
  const nameOf = (document: string) =>
    board.documents.find((one) => one.document === document)?.name;
  return (
    <div className="reach">
      <p>{say(texts.effect).replace('{n}', `${preview.people}`)}</p>
      {preview.documents.length === 0 && <p>{say(texts.noEffect)}</p>}
      <ul>
        {preview.documents.map(({ document, freed, refused, rules }) => {
          const name = nameOf(document);
          return (
            <li key={document}>
              <b>
                {document} {name && say(name)}
              </b>
              {freed > 0 && <span>＋ {say(texts.freed).replace('{n}', `${freed}`)}</span>}
              {refused > 0 && <span>－ {say(texts.refused).replace('{n}', `${refused}`)}</span>}
              <span className="soft">{rules.join(' ')}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function History({ board }: { board: RulesBoard }) {
  const { say, language } = useLanguage();
  return (
    <section>
      <h2>{say(texts.changes)}</h2>
      <ol className="changes">
        {board.changes.map(({ version, by, at, what }) => (
          <li key={version}>
            <b>{say(texts.version).replace('{n}', `${version}`)}</b>
            <span lang={by ? scriptOf(by) : undefined}>{by ?? say(texts.release)}</span>
            <span className="soft">{dateTime(at, language)}</span>
            <span className="mono soft">{what.join(', ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
