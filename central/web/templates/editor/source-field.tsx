import { useId, useState } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import type { Json } from '../model/json.ts';

const texts = {
  apply: { zh: '采用', en: 'Apply' },
} as const satisfies Record<string, Bilingual>;

interface Props<Value extends Json> {
  label: Bilingual;
  value: Json;
  rows: number;
  disabled: boolean;
  /** Said while what is typed cannot be applied. */
  broken: Bilingual;
  accepts: (json: Json) => json is Value;
  onChange: (value: Value) => void;
}

/** JSON as it is kept, for what has no control of its own. Nothing changes before it is applied. */
export function SourceField<Value extends Json>(props: Props<Value>) {
  const { label, value, rows, disabled, broken, accepts, onChange } = props;
  const { say } = useLanguage();
  const id = useId();
  /** What was typed and not applied yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? JSON.stringify(value, null, 2);
  const parsed = jsonOf(text);
  const good = parsed !== undefined && accepts(parsed) ? parsed : undefined;
  return (
    <div className="field source">
      <label htmlFor={id}>{say(label)}</label>
      <textarea
        id={id}
        className="input mono"
        rows={rows}
        spellCheck={false}
        value={text}
        disabled={disabled}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p role="status">{good === undefined ? say(broken) : ''}</p>
      <button
        type="button"
        className="button"
        disabled={disabled || good === undefined}
        onClick={() => {
          if (good === undefined) return;
          onChange(good);
          setTyped(null);
        }}
      >
        {say(texts.apply)}
      </button>
    </div>
  );
}

/** @returns undefined for text that is no JSON */
function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
