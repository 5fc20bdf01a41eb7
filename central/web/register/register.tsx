import { useState } from 'react';
import type { RegisterEntry } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { useEntries } from './entries.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { EntryTable } from './table.tsx';

export const title: Bilingual = { zh: '签发登记', en: 'Register of documents' };

const texts = {
  search: { zh: '查找编号', en: 'Find serial' },
  older: { zh: '更早的记录', en: 'Older entries' },
  empty: { zh: '还没有签发记录。', en: 'Nothing has been issued yet.' },
  none: { zh: '没有符合的编号。', en: 'No serial matches.' },
} as const satisfies Record<string, Bilingual>;

/** Every number ever issued, newest first; holders masked. */
export function RegisterPage() {
  const { say } = useLanguage();
  const staff = useStaff();
  const [serial, setSerial] = useState('');
  const { shown, older, problem, refresh } = useEntries(serial, staff !== null);
  const [revoking, setRevoking] = useState<RegisterEntry | null>(null);
  const [answering, setAnswering] = useState<RegisterEntry | null>(null);
  return (
    <>
      <Masthead title={title}>{staff && <StaffBar staff={staff} here="register" />}</Masthead>
      <main className="register">
        <div className="field search">
          <label htmlFor="serial">{say(texts.search)}</label>
          <input
            id="serial"
            type="search"
            className="input mono"
            autoComplete="off"
            spellCheck={false}
            value={serial}
            onChange={(event) => setSerial(event.target.value)}
          />
        </div>
        {problem && (
          <p role="alert" className="notice">
            {say(problem)}
          </p>
        )}
        {shown?.length === 0 && (
          <p className="none soft">{say(serial === '' ? texts.empty : texts.none)}</p>
        )}
        {shown && shown.length > 0 && (
          <EntryTable
            entries={shown}
            onAnswer={setAnswering}
            onRevoke={staff?.role === 'registrar' ? setRevoking : null}
          />
        )}
        {older && (
          <button type="button" className="button" onClick={older}>
            {say(texts.older)}
          </button>
        )}
        {answering && (
          <AnswerDialog
            entry={answering}
            onClose={(answered) => {
              setAnswering(null);
              if (answered) refresh();
            }}
          />
        )}
        {revoking && (
          <RevokeDialog
            entry={revoking}
            onClose={(revoked) => {
              setRevoking(null);
              if (revoked) refresh();
            }}
          />
        )}
      </main>
    </>
  );
}
