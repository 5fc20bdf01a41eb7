import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import type { DataFields } from '@hallway/certificates/engine';
import type {
  ApproveRequest,
  DataMisfit,
  PaperView,
  PersonFound,
  StatedDocument,
} from '../../contract/papers.ts';
import { useLanguage } from '../../shared/language.tsx';
import {
  draftOf,
  statedFields,
  type Draft,
  type RowDraft,
  type ScalarDraft,
} from '../model/draft.ts';
import { faults as words, type Faults } from '../model/faults.ts';
import { readDraft } from '../model/read.ts';
import { readTerms, termsOf, type TermsDraft } from '../model/terms.ts';
import { PreviewSwitch } from '../preview.tsx';
import { texts } from '../texts.ts';
import { ApproveDialog, type Approved } from './approve-dialog.tsx';
import { ScalarControl } from './field.tsx';
import { RowsControl } from './rows-control.tsx';
import { FaultSummary } from './summary.tsx';
import { TermsControl } from './terms-control.tsx';

/** A form as it was filled in. */
export interface FormDraft {
  data: Draft;
  terms: TermsDraft;
}

/** The form for a record as it is; an empty one for null. */
export function formOf(fields: DataFields, paper: PaperView | null, several: boolean): FormDraft {
  return { data: draftOf(fields, paper?.data ?? {}), terms: termsOf(paper, several) };
}

interface Props {
  person: PersonFound;
  document: StatedDocument;
  fields: DataFields;
  /** The record that is approved again; null for a new one. */
  paper: PaperView | null;
  draft: FormDraft;
  /** Campus date. */
  today: string;
  /** Somebody pressed for it, and wants to be there. */
  asked: boolean;
  onChange: (draft: FormDraft) => void;
  onCancel: () => void;
  onApproved: (approved: Approved) => void;
}

const none: Faults = new Map();

/** What a document will state of a person, and how it may be had. */
export function StatementForm(props: Props) {
  const { person, document, fields, paper, draft, today, asked, onChange } = props;
  const { say } = useLanguage();
  const heading = useId();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked) top.current?.focus();
  }, [asked]);
  /** Counts the attempts that failed; what is wrong is shown from the first one on. */
  const [attempt, setAttempt] = useState(0);
  const [misfit, setMisfit] = useState<Faults>(none);
  const [asking, setAsking] = useState<ApproveRequest | null>(null);

  const others = document.papers.filter((one) => one !== paper);
  const { data, faults: ofData } = readDraft(fields, draft.data);
  const taken = others.map(({ ref }) => ref);
  const { terms, faults: ofTerms } = readTerms(draft.terms, taken, today);
  const faults = attempt === 0 ? none : new Map([...misfit, ...ofData, ...ofTerms]);

  function change(next: Partial<FormDraft>) {
    setMisfit(none);
    onChange({ ...draft, ...next });
  }

  function check(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!data || !terms) return setAttempt(attempt + 1);
    const replaces = paper?.approval?.approvedAt ?? null;
    setAsking({ no: person.no, document: document.document, data, ...terms, replaces });
  }

  function refuse({ at, language }: DataMisfit) {
    setMisfit(new Map([[at, words.misfit(language)]]));
    setAttempt(attempt + 1);
  }

  return (
    <>
      <form className="statement" noValidate aria-labelledby={heading} onSubmit={check}>
        <h3 id={heading} ref={top} tabIndex={-1}>
          {say(paper ? texts.refill : texts.fill)}
        </h3>
        {paper && !paper.approval && <p className="notice">{say(texts.fromRecordsHint)}</p>}
        {faults.size > 0 && <FaultSummary key={attempt} fields={fields} faults={faults} />}
        {statedFields(fields).length === 0 && <p className="soft">{say(texts.noData)}</p>}
        <div className="fields">
          {statedFields(fields).map(([name, field]) => {
            const put = (value: ScalarDraft | readonly RowDraft[]) =>
              change({ data: { ...draft.data, [name]: value } });
            const place = `/${name}`;
            return field.type === 'rows' ? (
              <RowsControl
                key={name}
                {...{ place, field, faults }}
                rows={(draft.data[name] ?? []) as readonly RowDraft[]}
                onChange={put}
              />
            ) : (
              <ScalarControl
                key={name}
                {...{ place, field, faults }}
                draft={(draft.data[name] ?? '') as ScalarDraft}
                onChange={put}
              />
            );
          })}
        </div>
        <TermsControl
          draft={draft.terms}
          faults={faults}
          several={paper ? 'fixed' : others.length > 0 ? 'must' : 'may'}
          printDays={document.printDays}
          onChange={(next) => change({ terms: next })}
        />
        <PreviewSwitch person={person} templates={document.templates} data={data} />
        <p className="buttons">
          <button type="submit" className="button primary">
            {say(texts.check)}
          </button>
          <button type="button" className="button plain" onClick={props.onCancel}>
            {say(texts.cancel)}
          </button>
        </p>
      </form>
      {asking && (
        <ApproveDialog
          request={asking}
          {...{ person, document, fields, paper }}
          onApproved={props.onApproved}
          onMisfit={refuse}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
