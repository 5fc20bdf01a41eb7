import { useState } from 'react';
import type { RegisterEntry } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { calendarDay, dateTime } from '../shared/time.ts';
import { useEntries } from './entries.ts';
import { StatusMark } from './status-mark.tsx';

export const title: Bilingual = { zh: '签发登记', en: 'Register of documents' };

const texts = {
  search: { zh: '查找编号', en: 'Find serial' },
  older: { zh: '更早的记录', en: 'Older entries' },
  empty: { zh: '还没有签发记录。', en: 'Nothing has been issued yet.' },
  none: { zh: '没有符合的编号。', en: 'No serial matches.' },
  serial: { zh: '编号', en: 'Serial' },
  status: { zh: '状态', en: 'Status' },
  document: { zh: '证明', en: 'Document' },
  holder: { zh: '持有人', en: 'Holder' },
  issued: { zh: '签发', en: 'Issued' },
  until: { zh: '有效期至', en: 'Valid until' },
  lookups: { zh: '核验次数', en: 'Look-ups' },
  attempt: { zh: '第 2 次及以后', en: 'Later attempt' },
} as const satisfies Record<string, Bilingual>;

const statuses: Record<RegisterEntry['status'], Bilingual> = {
  issued: { zh: '已签发，待出纸', en: 'Issued, paper pending' },
  delivered: { zh: '已出纸', en: 'Delivered' },
  ambiguous: { zh: '出纸不明', en: 'Paper uncertain' },
  voided: { zh: '已作废', en: 'Void' },
  revoked: { zh: '已撤销', en: 'Revoked' },
};

/** Every number ever issued, newest first; holders masked. */
export function RegisterPage() {
  const { say } = useLanguage();
  const staff = useStaff();
  const [serial, setSerial] = useState('');
  const { shown, older, problem } = useEntries(serial, staff !== null);
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
        {shown && shown.length > 0 && <Table entries={shown} />}
        {older && (
          <button type="button" className="button" onClick={older}>
            {say(texts.older)}
          </button>
        )}
      </main>
    </>
  );
}

function Table({ entries }: { entries: RegisterEntry[] }) {
  const { say, language } = useLanguage();
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{say(texts.serial)}</th>
            <th scope="col">{say(texts.status)}</th>
            <th scope="col">{say(texts.document)}</th>
            <th scope="col">{say(texts.holder)}</th>
            <th scope="col">{say(texts.issued)}</th>
            <th scope="col">{say(texts.until)}</th>
            <th scope="col" className="number">
              {say(texts.lookups)}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.serial} className={entry.status}>
              <th scope="row" className="mono">
                {entry.serial}
                {entry.attempt > 1 && <small> {say(texts.attempt)}</small>}
              </th>
              <td>
                <span className="status">
                  <StatusMark status={entry.status} />
                  {say(statuses[entry.status])}
                </span>
              </td>
              <td>
                {say(entry.document)} <small className="soft">{say(entry.purpose)}</small>
              </td>
              <td>
                {entry.holder ?? '—'}{' '}
                <small className="soft">{entry.college && say(entry.college)}</small>
              </td>
              <td>{dateTime(entry.issuedAt, language)}</td>
              <td>{calendarDay(entry.validUntil, language)}</td>
              <td className="number">{entry.lookups}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
