import { useId, useState } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isObject, type Json, type JsonObject } from '../model/json.ts';

const texts = {
  source: { zh: '模板源码（JSON）', en: 'Source of the template (JSON)' },
  apply: { zh: '采用', en: 'Apply' },
  broken: {
    zh: '这不是完整的 JSON 对象，还不能采用。',
    en: 'This is not a complete JSON object yet.',
  },
} as const satisfies Record<string, Bilingual>;

interface Props {
  template: JsonObject;
  disabled: boolean;
  onChange: (template: JsonObject) => void;
}

function objectOf(text: string): JsonObject | null {
  try {
    const json = JSON.parse(text) as Json;
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

/** The template as it is kept: for what has no control of its own. */
export function SourcePanel({ template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const id = useId();
  /** What was typed and not applied yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? JSON.stringify(template, null, 2);
  const parsed = objectOf(text);
  return (
    <div className="field source">
      <label htmlFor={id}>{say(texts.source)}</label>
      <textarea
        id={id}
        className="input mono"
        rows={24}
        spellCheck={false}
        value={text}
        disabled={disabled}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p role="status">{parsed ? '' : say(texts.broken)}</p>
      <button
        type="button"
        className="button"
        disabled={disabled || !parsed}
        onClick={() => {
          if (!parsed) return;
          onChange(parsed);
          setTyped(null);
        }}
      >
        {say(texts.apply)}
      </button>
    </div>
  );
}
