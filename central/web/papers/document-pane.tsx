import { useEffect, useRef, useState } from 'react';
import type { DataFields } from '@hallway/certificates/engine';
import type { PaperView, PersonDesk, StatedDocument } from '../contract/papers.ts';
import { useLanguage } from '../shared/language.tsx';
import type { Approved } from './form/approve-dialog.tsx';
import { formOf, StatementForm } from './form/form.tsx';
import { isStatable } from './model/draft.ts';
import { RecordCard } from './record.tsx';
import { texts } from './texts.ts';
import type { Drafts } from './use-drafts.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Which record is being filled in. */
type Editing = { paper: PaperView | null; asked: boolean };

interface Props {
  desk: PersonDesk;
  document: StatedDocument;
  drafts: Drafts;
  onApproved: (document: StatedDocument, approved: Approved) => void;
  onWithdrawn: () => void;
}

/** One document of a person: what is stated already, and the form for more. */
export function DocumentPane({ desk, document, drafts, onApproved, onWithdrawn }: Props) {
  const { say } = useLanguage();
  const { papers, fields } = document;
  const heading = useRef<HTMLHeadingElement>(null);
  const [editing, setEditing] = useState<Editing | null>(
    papers.length === 0 ? { paper: null, asked: false } : null,
  );
  const [withdrawing, setWithdrawing] = useState<PaperView | null>(null);
  useEffect(() => heading.current?.focus(), []);

  const problem = fields ? (isStatable(fields) ? null : texts.needsPhoto) : texts.noTemplate;
  return (
    <section className="pane">
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {say(document.name)}
        </h2>
        <p className="soft">
          <span className="mono">{document.document}</span> · {say(texts.office)}{' '}
          {say(document.office)}
        </p>
      </header>
      {papers.length > 0 && (
        <>
          <h3>{say(texts.stated)}</h3>
          <ul className="records">
            {papers.map((paper) => (
              <RecordCard
                key={paper.ref ?? ''}
                {...{ document, paper }}
                today={desk.today}
                onChange={problem ? null : () => setEditing({ paper, asked: true })}
                onWithdraw={() => setWithdrawing(paper)}
              />
            ))}
          </ul>
        </>
      )}
      {problem && <p className="notice">{say(problem)}</p>}
      {!problem && papers.length > 0 && editing?.paper !== null && (
        <button
          type="button"
          className="button"
          onClick={() => setEditing({ paper: null, asked: true })}
        >
          {say(texts.another)}
        </button>
      )}
      {!problem && fields && editing && (
        <Form
          key={draftKey(document, editing)}
          {...{ desk, document, fields, editing, drafts }}
          onClose={() => setEditing(null)}
          onApproved={(approved) => onApproved(document, approved)}
        />
      )}
      {withdrawing && (
        <WithdrawDialog
          person={desk.person}
          document={document}
          paper={withdrawing}
          onWithdrawn={onWithdrawn}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </section>
  );
}

const draftKey = ({ document }: StatedDocument, { paper }: Editing) =>
  `${document}:${paper ? (paper.ref ?? '') : 'new'}`;

interface FormProps extends Pick<Props, 'desk' | 'document' | 'drafts'> {
  fields: DataFields;
  editing: Editing;
  onClose: () => void;
  onApproved: (approved: Approved) => void;
}

function Form({ desk, document, fields, editing, drafts, onClose, onApproved }: FormProps) {
  const { paper, asked } = editing;
  const key = draftKey(document, editing);
  return (
    <StatementForm
      person={desk.person}
      {...{ document, fields, paper, asked }}
      draft={drafts.get(key) ?? formOf(fields, paper, document.papers.length > 0)}
      today={desk.today}
      onChange={(draft) => drafts.put(key, draft)}
      onCancel={() => {
        drafts.drop(key);
        onClose();
      }}
      onApproved={(approved) => {
        drafts.drop(key);
        onApproved(approved);
      }}
    />
  );
}
