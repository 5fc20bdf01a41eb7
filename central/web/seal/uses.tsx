import { useState } from 'react';
import type { SealChain, SealUseEntry, SealView } from '../contract/seal.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { request, RequestError } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { clockTime, dateTime } from '../shared/time.ts';
import { texts, uses as words } from './texts.ts';
import { useUses } from './use-uses.ts';

const own = {
  search: { zh: '查终端、编号、密钥或摘要', en: 'Find kiosk, serial, key or digest' },
  none: { zh: '没有符合的记录。', en: 'No record matches.' },
  empty: { zh: '还没有用印记录。', en: 'The seal has not been used yet.' },
  older: { zh: '更早的记录', en: 'Older records' },
  check: { zh: '核对记录链', en: 'Check the chain' },
  checking: { zh: '正在核对…', en: 'Checking…' },
  whole: {
    zh: '记录链完整：{n} 条逐一相连',
    en: 'The chain is whole: {n} records, each bound to the one before',
  },
  broken: {
    zh: '第 {n} 条记录被改动过。请立即封存服务器并报告。',
    en: 'Record {n} was tampered with. Secure the server and report it at once.',
  },
} as const satisfies Record<string, Bilingual>;

/** Everything that was ever done with the seal. */
export function Uses({ view }: { view: SealView }) {
  const { say } = useLanguage();
  const [search, setSearch] = useState('');
  const { uses, older, problem } = useUses(search, view.lastUse);
  return (
    <>
      <Chain />
      <label className="field">
        <span className="label">{say(own.search)}</span>
        <input
          type="search"
          className="input mono"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      {problem && (
        <p role="alert" className="notice">
          {say(problem)}
        </p>
      )}
      {uses === null && !problem && <p className="soft">{say(texts.loading)}</p>}
      {uses?.length === 0 && (
        <p className="none soft">{say(search === '' ? own.empty : own.none)}</p>
      )}
      <ol className="uses">
        {uses?.map((use) => (
          <Use key={use.n} use={use} />
        ))}
      </ol>
      {older && (
        <button type="button" className="button" onClick={older}>
          {say(own.older)}
        </button>
      )}
    </>
  );
}

function Use({ use }: { use: SealUseEntry }) {
  const { say, language } = useLanguage();
  return (
    <li className={use.what}>
      <span className="n soft">{use.n}</span>
      <span>
        <b>{say(words[use.what])}</b> {use.serial && <span className="mono">{use.serial}</span>}
      </span>
      <span className="soft">
        {dateTime(use.at, language)} · {use.by}
      </span>
      <span className="mono soft digest">{use.digest}</span>
    </li>
  );
}

/** Reads the whole record and says whether anybody changed it. */
function Chain() {
  const { say, language } = useLanguage();
  const [chain, setChain] = useState<SealChain | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Bilingual | null>(null);

  async function check() {
    setBusy(true);
    try {
      setChain(await request<SealChain>('/api/seal/chain'));
      setProblem(null);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
    setBusy(false);
  }

  return (
    <div className="chain">
      <button type="button" className="button" disabled={busy} onClick={() => void check()}>
        {say(busy ? own.checking : own.check)}
      </button>
      <p role="status" className={chain?.firstBroken ? 'notice broken' : undefined}>
        {problem && say(problem)}
        {chain?.firstBroken && `✕ ${say(own.broken).replace('{n}', `${chain.firstBroken}`)}`}
        {chain?.firstBroken === null && (
          <>
            ✓ {say(own.whole).replace('{n}', `${chain.records}`)}{' '}
            <span className="soft">{clockTime(chain.checkedAt, language)}</span>
          </>
        )}
      </p>
    </div>
  );
}
