import { useEffect, useState } from 'react';
import type { StaffMember } from '../../contract/staff.ts';
import type { TemplateMade } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { RequestError, send } from '../../shared/http.ts';
import { useLanguage } from '../../shared/language.tsx';
import { dateTime } from '../../shared/time.ts';
import { stateWords, steps } from '../list/texts.ts';
import { useTemplateList } from '../list/use-list.ts';
import { elementOf, isList, isObject, type JsonObject } from '../model/json.ts';
import { kinds, slipKinds } from '../model/kinds.ts';
import { Loading } from '../preview/loading.tsx';
import { Paper } from '../preview/paper.tsx';
import { Slip } from '../preview/slip.tsx';
import { SaveButton } from '../preview/save-button.tsx';
import { samplePeople, type SamplePerson } from '../preview/people.ts';
import { useFaults, usePreview } from '../preview/use-preview.ts';
import { ActDialog, acts, type Act } from './act-dialog.tsx';
import { HeadPanel } from './head/head-panel.tsx';
import { ElementList } from './element-list.tsx';
import { FaultList } from './faults.tsx';
import { OfferPanel } from './offer-panel.tsx';
import { Properties } from './properties.tsx';
import { Sheet } from './sheet.tsx';
import { SlipLineEditor } from './slip-line.tsx';
import { SourcePanel } from './source-panel.tsx';
import { useDraft } from './use-draft.ts';

const texts = {
  back: { zh: '← 全部文件', en: '← All documents' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  edit: { zh: '另开新版', en: 'Begin a new version' },
  sample: { zh: '样例人物', en: 'Sample person' },
  element: { zh: '元素', en: 'Element' },
  data: { zh: '数据', en: 'Data' },
  offer: { zh: '开具', en: 'Offer' },
  source: { zh: '源码', en: 'Source' },
  steps: { zh: '经过', en: 'History' },
  nothing: {
    zh: '在纸面或左侧列表里选一个元素。',
    en: 'Choose an element on the sheet or in the list.',
  },
  page: { zh: '第 {n} 页预览', en: 'Preview of page {n}' },
  slip: { zh: '小票预览', en: 'Preview of the slip' },
  drawing: { zh: '正在排版…', en: 'Drawing…' },
  own: {
    zh: '您参与了编写，需要另一位同事审核发布。',
    en: 'You worked on this, so a colleague must release it.',
  },
} as const satisfies Record<string, Bilingual>;

type Panel = 'element' | 'data' | 'offer' | 'source' | 'steps';
const panels: readonly Panel[] = ['element', 'data', 'offer', 'source', 'steps'];

/** One version: its elements, the paper it makes, and everything about the element that is chosen. */
export function EditorPage({ name, staff }: { name: string; staff: StaffMember }) {
  const { say, language } = useLanguage();
  const draft = useDraft(name);
  const { list } = useTemplateList();
  const [selected, setSelected] = useState<number | null>(null);
  const [panel, setPanel] = useState<Panel>('element');
  const [sample, setSample] = useState<SamplePerson>('ordinary');
  const [act, setAct] = useState<Act | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const { version } = draft;
  const template: JsonObject = isObject(draft.json) ? draft.json : {};
  const isSlip = template['form'] === 'slip';
  const parts = isSlip ? 'lines' : 'elements';
  const written = template[parts];
  const elements = isList(written) ? written.filter(isObject) : [];
  const disabled = version?.state !== 'draft';
  const live = usePreview(version ? draft.json : null, sample);
  const faults = useFaults(version ? draft.json : null);
  const faulty = new Set((faults ?? []).map(({ pointer }) => elementOf(pointer) ?? -1));
  const element = selected === null ? undefined : elements[selected];
  const Part = isSlip ? SlipLineEditor : Properties;

  const { undo, redo, save, unsaved } = draft;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) undo();
      else if (key === 'y' || key === 'z') redo();
      else if (key === 's') void save();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  });
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);

  function select(index: number | null) {
    setSelected(index);
    if (index !== null) setPanel('element');
  }

  async function copy() {
    if (!version) return;
    try {
      const { key } = await send<TemplateMade>('/api/templates', {
        document: version.document,
        language: version.language,
        origin: version.version,
      });
      location.hash = key;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  async function handIn() {
    if ((await save()) !== null) setAct('submit');
  }

  if (!version)
    return (
      <main className="editor">{draft.problem && <p role="alert">{say(draft.problem)}</p>}</main>
    );
  const reviewer = staff.role === 'registrar' && !version.own;
  const { state } = version;
  const button = (which: Act, primary = false) => (
    <button
      type="button"
      className={`button${acts[which].grave ? ' grave' : ''}${primary ? ' primary' : ''}`}
      onClick={() => (which === 'submit' ? void handIn() : setAct(which))}
    >
      {say(acts[which].button)}
    </button>
  );
  return (
    <main className="editor">
      <header>
        <a href="#">{say(texts.back)}</a>
        <h2>
          {say(version.name)} <span className="mono">{version.key}</span>
        </h2>
        <span className="state">{say(stateWords(version, list?.today ?? ''))}</span>
        <span className="tools">
          {state === 'draft' && (
            <>
              <button
                type="button"
                className="button plain"
                disabled={!draft.canUndo}
                onClick={undo}
              >
                {say(texts.undo)}
              </button>
              <button
                type="button"
                className="button plain"
                disabled={!draft.canRedo}
                onClick={redo}
              >
                {say(texts.redo)}
              </button>
              <button
                type="button"
                className="button"
                disabled={!unsaved}
                onClick={() => void save()}
              >
                {say(unsaved ? texts.save : texts.saved)}
              </button>
              {button('withdraw')}
              {button('submit', true)}
            </>
          )}
          {state === 'review' && version.own && <span className="soft">{say(texts.own)}</span>}
          {state === 'review' && version.own && button('withdraw')}
          {state === 'review' && reviewer && button('return')}
          {state === 'review' && reviewer && button('release', true)}
          {(state === 'published' || state === 'retired') && !version.inForce && button('restore')}
          {state === 'published' && staff.role === 'registrar' && button('retire')}
          {state !== 'draft' && state !== 'review' && (
            <button type="button" className="button primary" onClick={() => void copy()}>
              {say(texts.edit)}
            </button>
          )}
        </span>
      </header>
      {[draft.problem, problem, live.problem].map(
        (one) =>
          one && (
            <p key={one.en} role="alert" className="notice">
              {say(one)}
            </p>
          ),
      )}
      <div className="desk">
        <div className="left">
          <ElementList
            {...{ elements, template, selected, faulty, disabled }}
            kinds={isSlip ? slipKinds : kinds}
            onSelect={select}
            onChange={(next, index) => {
              draft.replace({ ...template, [parts]: next });
              select(index);
            }}
          />
          <FaultList faults={faults} onSelect={select} />
        </div>
        <div className="middle">
          <div className="field sample">
            <label htmlFor="sample">{say(texts.sample)}</label>
            <select
              id="sample"
              className="input"
              value={sample}
              onChange={({ target }) => setSample(target.value as SamplePerson)}
            >
              {Object.entries(samplePeople).map(([code, words]) => (
                <option key={code} value={code}>
                  {say(words)}
                </option>
              ))}
            </select>
            <span role="status" className="soft">
              {live.stale ? say(texts.drawing) : ''}
            </span>
            {live.preview?.pdf && !live.stale && (
              <SaveButton pdf={live.preview.pdf} name={`${version.key} ${sample}.pdf`} />
            )}
          </div>
          <Loading />
          {!live.preview && <div className="page blank" />}
          {live.preview?.slip && (
            <Slip lines={live.preview.slip} label={say(texts.slip)} stale={live.stale} />
          )}
          {live.preview?.pages.map((page, index) => (
            // A page is its number.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={live.stale ? 'page stale' : 'page'}>
              <Paper page={page} label={say(texts.page).replace('{n}', String(index + 1))} />
              {index === 0 && (
                <Sheet
                  {...{ elements, selected }}
                  onSelect={select}
                  onMove={
                    disabled ? null : (at, next) => draft.set(['elements', at], next, 'place')
                  }
                />
              )}
            </div>
          ))}
        </div>
        <div className="right">
          <div role="tablist" className="tabs">
            {panels.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={`tab-${one}`}
                aria-selected={one === panel}
                aria-controls="panel"
                onClick={() => setPanel(one)}
              >
                {say(texts[one])}
              </button>
            ))}
          </div>
          <div id="panel" role="tabpanel" aria-labelledby={`tab-${panel}`}>
            {panel === 'element' &&
              (element && selected !== null ? (
                <Part
                  key={selected}
                  {...{ element, template, disabled }}
                  onChange={(next, about) => draft.set([parts, selected], next, about)}
                />
              ) : (
                <p className="soft">{say(texts.nothing)}</p>
              ))}
            {panel === 'data' && <HeadPanel {...{ template, disabled }} onChange={draft.replace} />}
            {panel === 'offer' && list && (
              <OfferPanel
                offer={draft.offer}
                offered={version.offered}
                usual={list.usual}
                disabled={disabled}
                onChange={draft.setOffer}
              />
            )}
            {panel === 'source' && (
              <SourcePanel {...{ template, disabled }} onChange={draft.replace} />
            )}
            {panel === 'steps' && (
              <ol className="steps">
                {version.steps.map(({ step, at, by, hash, note }) => (
                  <li key={`${at} ${step}`}>
                    <strong>{say(steps[step])}</strong> {by}
                    <span className="soft">{dateTime(at, language)}</span>
                    <small className="mono soft">{hash.slice(0, 16)}…</small>
                    {note && <p>{note}</p>}
                  </li>
                ))}
              </ol>
            )}
          </div>
        </div>
      </div>
      {act && (
        <ActDialog
          act={act}
          name={version.key}
          revision={version.revision}
          today={list?.today ?? ''}
          onClose={() => setAct(null)}
          onDone={(answer) => {
            setAct(null);
            if (act === 'restore' && isMade(answer)) location.hash = answer.key;
            else draft.reload();
          }}
        />
      )}
    </main>
  );
}

function isMade(answer: unknown): answer is TemplateMade {
  return typeof answer === 'object' && answer !== null && 'key' in answer;
}
