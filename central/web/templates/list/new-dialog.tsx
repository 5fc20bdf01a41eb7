import {
  useEffect,
  useId,
  useRef,
  useState,
  type InputHTMLAttributes,
  type SubmitEvent,
} from 'react';
import type { TemplateList, TemplateMade, TemplateVersion } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { RequestError, send } from '../../shared/http.ts';
import { useLanguage } from '../../shared/language.tsx';
import { audiences, classes, termsFor } from '../model/offer.ts';
import { starters } from '../model/starters.ts';
import { paperLanguages } from './texts.ts';

const texts = {
  title: { zh: '新建文件', en: 'New document' },
  code: { zh: '代码（D 加两位数字）', en: 'Code (D and two digits)' },
  nameZh: { zh: '中文名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  language: { zh: '纸面语言', en: 'Language of the paper' },
  starter: { zh: '从哪里开始', en: 'Begin with' },
  audience: { zh: '谁能打印', en: 'Who may have it' },
  releaseClass: { zh: '怎样给出', en: 'Given out' },
  known: {
    zh: '这种文件已经在目录里，谁能打印不变。',
    en: 'This document is in the catalogue; who may have it stays as it is.',
  },
  nobody: { zh: '请至少选一类人。', en: 'Choose at least one kind of people.' },
  make: { zh: '开始编写', en: 'Begin' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<string, Bilingual>;

/** The first code that no document has. */
function freeCode(versions: readonly TemplateVersion[]): string {
  const taken = new Set(versions.map(({ document }) => document));
  const numbers = Array.from({ length: 86 }, (_, index) => `D${index + 14}`);
  return numbers.find((code) => !taken.has(code)) ?? '';
}

const field = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

const names = <Name extends string>(words: Readonly<Record<Name, unknown>>) =>
  Object.keys(words) as Name[];

/** Asks for the little that a new document needs, and opens its draft. */
export function NewDialog({ list, onClose }: { list: TemplateList; onClose: () => void }) {
  const { say } = useLanguage();
  const { versions, usual } = list;
  const [code, setCode] = useState(() => freeCode(versions));
  const known = versions.some(({ document, state }) => document === code && state === 'published');
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);

  async function make(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const language = field(form, 'language') === 'en' ? 'en' : 'zh';
    const name = { zh: field(form, 'nameZh'), en: field(form, 'nameEn') };
    const starter = starters.find(({ code }) => code === field(form, 'starter')) ?? starters[0];
    if (!starter) return;
    const chosen = new Set(form.getAll('audience'));
    const audience = names(audiences).filter((one) => chosen.has(one));
    const releaseClass = names(classes).find((one) => one === field(form, 'releaseClass')) ?? 'P';
    if (!known && audience.length === 0) return setProblem(texts.nobody);
    try {
      const { key } = await send<TemplateMade>('/api/templates', {
        document: code,
        language,
        json: JSON.stringify(starter.make({ name, language })),
        ...(!known && { offer: { releaseClass, audience, terms: termsFor(starter.form, usual) } }),
      });
      location.hash = key;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  const input = (
    name: 'code' | 'nameZh' | 'nameEn',
    more: InputHTMLAttributes<HTMLInputElement>,
  ) => (
    <div className="field">
      <label htmlFor={`${id}${name}`}>{say(texts[name])}</label>
      <input
        id={`${id}${name}`}
        name={name}
        className="input"
        required
        autoComplete="off"
        {...more}
      />
    </div>
  );
  return (
    <dialog ref={dialog} className="modal wide" aria-labelledby={id} onClose={onClose}>
      <form className="dialog" onSubmit={(event) => void make(event)}>
        <h2 id={id}>{say(texts.title)}</h2>
        {input('code', {
          pattern: 'D[0-9]{2}',
          value: code,
          onChange: ({ target }) => setCode(target.value.trim()),
        })}
        {input('nameZh', { maxLength: 40 })}
        {input('nameEn', { maxLength: 60 })}
        <fieldset className="ticks">
          <legend>{say(texts.language)}</legend>
          {(['zh', 'en'] as const).map((language) => (
            <label key={language}>
              <input
                type="radio"
                name="language"
                value={language}
                defaultChecked={language === 'zh'}
              />{' '}
              {say(paperLanguages[language])}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{say(texts.starter)}</legend>
          {starters.map(({ code: name, name: words, says }, index) => (
            <label key={name}>
              <input type="radio" name="starter" value={name} defaultChecked={index === 0} />{' '}
              {say(words)} <small className="soft">{say(says)}</small>
            </label>
          ))}
        </fieldset>
        {known ? (
          <p className="soft">{say(texts.known)}</p>
        ) : (
          <>
            <fieldset className="ticks">
              <legend>{say(texts.audience)}</legend>
              {names(audiences).map((one) => (
                <label key={one}>
                  <input
                    type="checkbox"
                    name="audience"
                    value={one}
                    defaultChecked={one === 'undergraduate' || one === 'postgraduate'}
                  />{' '}
                  {say(audiences[one])}
                </label>
              ))}
            </fieldset>
            <fieldset className="ticks">
              <legend>{say(texts.releaseClass)}</legend>
              {names(classes).map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="releaseClass"
                    value={one}
                    defaultChecked={one === 'P'}
                  />{' '}
                  {say(classes[one])}
                </label>
              ))}
            </fieldset>
          </>
        )}
        <p role="alert">{problem && say(problem)}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={onClose}>
            {say(texts.cancel)}
          </button>
          <button type="submit" className="button primary">
            {say(texts.make)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
