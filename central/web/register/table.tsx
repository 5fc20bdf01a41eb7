import type { RegisterEntry } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { yuan } from '../shared/money.ts';
import { scriptOf } from '../shared/script.ts';
import { calendarDay, dateTime } from '../shared/time.ts';
import { EvidenceLines } from './evidence.tsx';
import { StatusMark } from './status-mark.tsx';

const texts = {
  serial: { zh: '编号', en: 'Serial' },
  status: { zh: '状态', en: 'Status' },
  document: { zh: '证明', en: 'Document' },
  holder: { zh: '持有人', en: 'Holder' },
  issued: { zh: '签发', en: 'Issued' },
  until: { zh: '有效期至', en: 'Valid until' },
  lookups: { zh: '核验次数', en: 'Look-ups' },
  attempt: { zh: '第 2 次及以后', en: 'Later attempt' },
  actions: { zh: '操作', en: 'Actions' },
  answer: { zh: '答复出纸', en: 'Answer' },
  revoke: { zh: '撤销', en: 'Revoke' },
} as const satisfies Record<string, Bilingual>;

const statuses: Record<RegisterEntry['status'], Bilingual> = {
  issued: { zh: '已签发，待出纸', en: 'Issued, paper pending' },
  delivered: { zh: '已出纸', en: 'Delivered' },
  ambiguous: { zh: '出纸不明', en: 'Paper uncertain' },
  voided: { zh: '已作废', en: 'Void' },
  revoked: { zh: '已撤销', en: 'Revoked' },
};

/** What staff answered, while the kiosk has not reported it. */
const answers: Record<NonNullable<RegisterEntry['answer']>, Bilingual> = {
  delivered: {
    zh: '已答复：已出纸，待终端回报',
    en: 'Answered: out. The kiosk has yet to report it.',
  },
  voided: {
    zh: '已答复：未出纸，待终端回报',
    en: 'Answered: not out. The kiosk has yet to report it.',
  },
};

const charges: Record<NonNullable<RegisterEntry['charge']>['state'], Bilingual> = {
  held: { zh: '待出纸后扣款', en: 'taken once it is out' },
  captured: { zh: '已扣款', en: 'taken' },
  released: { zh: '未扣款', en: 'not taken' },
};

/** What became of the stamp, where one was to be made. */
const stamps: Record<NonNullable<RegisterEntry['stamp']>, Bilingual> = {
  applied: { zh: '印章：已盖', en: 'Stamp: made' },
  ambiguous: { zh: '印章：不明，请看纸面', en: 'Stamp: uncertain, look at the paper' },
  'not-applied': { zh: '印章：未盖', en: 'Stamp: not made' },
};

interface RowActions {
  /** Answers for an ambiguous paper. */
  onAnswer: (entry: RegisterEntry) => void;
  /** Null for who may not revoke. */
  onRevoke: ((entry: RegisterEntry) => void) | null;
}

/** The register as a table. */
export function EntryTable({ entries, ...actions }: { entries: RegisterEntry[] } & RowActions) {
  const { say } = useLanguage();
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
            <th scope="col">
              <span className="out-of-sight">{say(texts.actions)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.serial} entry={entry} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EntryRow({ entry, onAnswer, onRevoke }: { entry: RegisterEntry } & RowActions) {
  const { say, language } = useLanguage();
  return (
    <tr className={entry.status}>
      <th scope="row" className="mono">
        {entry.serial}
        {entry.attempt > 1 && <small> {say(texts.attempt)}</small>}
      </th>
      <td>
        <span className="status">
          <StatusMark status={entry.status} />
          {say(statuses[entry.status])}
        </span>
        <EvidenceLines evidence={entry.evidence} />
        {entry.stamp && <small className="soft">{say(stamps[entry.stamp])}</small>}
        {entry.answer && <small className="soft">{say(answers[entry.answer])}</small>}
      </td>
      <td>
        {say(entry.document)} <small className="soft">{say(entry.purpose)}</small>
        {entry.charge && (
          <small className="soft">
            {' '}
            {yuan(entry.charge.amountFen)} {say(charges[entry.charge.state])}
          </small>
        )}
      </td>
      <td>
        <span lang={entry.holder ? scriptOf(entry.holder) : undefined}>{entry.holder ?? '—'}</span>{' '}
        <small className="soft">{entry.college && say(entry.college)}</small>
      </td>
      <td>{dateTime(entry.issuedAt, language)}</td>
      <td>{calendarDay(entry.validUntil, language)}</td>
      <td className="number">{entry.lookups}</td>
      <td className="act">
        {entry.status === 'ambiguous' && (
          <button type="button" className="button plain" onClick={() => onAnswer(entry)}>
            {say(texts.answer)}
            <span className="out-of-sight"> {entry.serial}</span>
          </button>
        )}
        {onRevoke && entry.status !== 'revoked' && (
          <button type="button" className="button plain" onClick={() => onRevoke(entry)}>
            {say(texts.revoke)}
            <span className="out-of-sight"> {entry.serial}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
