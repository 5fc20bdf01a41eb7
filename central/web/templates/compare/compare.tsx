import { useEffect, useMemo, useRef, useState } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { differences } from '../model/difference.ts';
import { isObject, type Json } from '../model/json.ts';
import { Loading } from '../preview/loading.tsx';
import { imageOf, Paper } from '../preview/paper.tsx';
import { samplePeople, type SamplePerson } from '../preview/people.ts';
import type { PagePicture } from '../preview/types.ts';
import { overlay } from './pixels.ts';
import { usePair, type Side } from './use-pair.ts';

const texts = {
  back: { zh: '← 全部文件', en: '← All documents' },
  sample: { zh: '样例人物', en: 'Sample person' },
  before: { zh: '之前 {key}', en: 'Before: {key}' },
  after: { zh: '之后 {key}', en: 'After: {key}' },
  overlay: { zh: '差异：青色为新增，朱红为去掉', en: 'Difference: teal came, vermilion went' },
  same: { zh: '这个人的纸面完全相同。', en: 'The paper of this person is the same.' },
  share: { zh: '纸面有 {n}% 的像素不同。', en: '{n} % of the pixels differ.' },
  list: { zh: '改动之处', en: 'What changed' },
  nothing: { zh: '内容没有改动。', en: 'Nothing changed.' },
  gone: { zh: '（无）', en: '(nothing)' },
  blink: { zh: '交替显示', en: 'Blink' },
} as const satisfies Record<string, Bilingual>;

/** One picture follows the other this often while they blink (ms). */
const BLINK_MS = 700;

/** Everything a version says: its template, and how the document is offered. */
function said({ json, content }: Side): Json {
  return { ...(isObject(json) ? json : {}), offer: content.offer as Json };
}

/** Two versions side by side, as pictures and in words. */
export function ComparePage({ before, after }: { before: string; after: string }) {
  const { say } = useLanguage();
  const [sample, setSample] = useState<SamplePerson>('ordinary');
  const [blinking, setBlinking] = useState(false);
  const [second, setSecond] = useState(false);
  const { sides, problem } = usePair(before, after, sample);
  useEffect(() => {
    if (!blinking) return undefined;
    const timer = setInterval(() => setSecond((shown) => !shown), BLINK_MS);
    return () => clearInterval(timer);
  }, [blinking]);
  const pages = Math.max(
    sides?.before.preview.pages.length ?? 0,
    sides?.after.preview.pages.length ?? 0,
  );
  return (
    <main className="comparison">
      <header>
        <a href="#">{say(texts.back)}</a>
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
        </div>
        <label>
          <input
            type="checkbox"
            checked={blinking}
            onChange={({ target }) => setBlinking(target.checked)}
          />{' '}
          {say(texts.blink)}
        </label>
      </header>
      {problem && (
        <p role="alert" className="notice">
          {say(problem)}
        </p>
      )}
      <Loading />
      {sides &&
        Array.from({ length: pages }, (_, index) => {
          const [old, fresh] = [
            sides.before.preview.pages[index],
            sides.after.preview.pages[index],
          ];
          const shown = blinking && second ? fresh : old;
          return (
            // A page is its number.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="pair">
              <Figure page={shown} caption={say(texts.before).replace('{key}', before)} />
              <Figure page={fresh} caption={say(texts.after).replace('{key}', after)} />
              {old && fresh && <Overlay before={old} after={fresh} />}
            </div>
          );
        })}
      {sides && <Changes before={said(sides.before)} after={said(sides.after)} />}
    </main>
  );
}

function Figure({ page, caption }: { page: PagePicture | undefined; caption: string }) {
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      {page && <Paper page={page} label={caption} />}
    </figure>
  );
}

function Overlay({ before, after }: { before: PagePicture; after: PagePicture }) {
  const { say } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const result = useMemo(() => overlay(imageOf(before), imageOf(after)), [before, after]);
  useEffect(() => canvas.current?.getContext('2d')?.putImageData(result.picture, 0, 0), [result]);
  const changed = result.changed / (after.width * after.height);
  const words =
    changed === 0 ? say(texts.same) : say(texts.share).replace('{n}', (changed * 100).toFixed(2));
  return (
    <figure>
      <figcaption>
        {say(texts.overlay)} <span role="status">{words}</span>
      </figcaption>
      <canvas
        ref={canvas}
        width={after.width}
        height={after.height}
        role="img"
        aria-label={words}
      />
    </figure>
  );
}

function Changes({ before, after }: { before: Json; after: Json }) {
  const { say } = useLanguage();
  const found = differences(before, after);
  const words = (value: Json | undefined) =>
    value === undefined ? say(texts.gone) : JSON.stringify(value).slice(0, 120);
  return (
    <section className="changes">
      <h2>
        {say(texts.list)} ({found.length})
      </h2>
      {found.length === 0 && <p>{say(texts.nothing)}</p>}
      <ul>
        {found.map((one) => (
          <li key={one.pointer}>
            <code>{one.pointer}</code>
            <del>{words(one.before)}</del>
            <ins>{words(one.after)}</ins>
          </li>
        ))}
      </ul>
    </section>
  );
}
