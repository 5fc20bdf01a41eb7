import { useLanguage } from '../../../shared/language.tsx';
import type { Bilingual } from '../../../shared/bilingual.ts';
import type { Values } from '../../model/asked.ts';

const texts = {
  value: { zh: '值', en: 'Value' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  yuan: { zh: '值（元）', en: 'Value in yuan' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  values: Values;
  value: string | number | boolean;
  disabled: boolean;
  onChange: (value: string | number | boolean) => void;
}

/** What something is compared with: chosen where there is a list, otherwise typed as its type is written. */
export function ValueField({ values, value, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const shared = { className: 'input', disabled, 'aria-label': say(texts.value) };
  switch (values.type) {
    case 'choice':
      return (
        <select {...shared} value={String(value)} onChange={({ target }) => onChange(target.value)}>
          {!(String(value) in values.words) && (
            <option value={String(value)}>{String(value)}</option>
          )}
          {Object.entries(values.words).map(([code, words]) => (
            <option key={code} value={code}>
              {say(words)}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return (
        <select
          {...shared}
          value={String(value)}
          onChange={({ target }) => onChange(target.value === 'true')}
        >
          <option value="true">{say(texts.yes)}</option>
          <option value="false">{say(texts.no)}</option>
        </select>
      );
    case 'number':
    case 'money': {
      const parts = values.type === 'money' ? 100 : 1;
      return (
        <input
          {...shared}
          aria-label={say(values.type === 'money' ? texts.yuan : texts.value)}
          type="number"
          step={values.type === 'money' ? 0.01 : 'any'}
          value={Number(value) / parts}
          onChange={({ target: { valueAsNumber: typed } }) => {
            if (Number.isNaN(typed)) return;
            onChange(values.type === 'money' ? Math.round(typed * parts) : typed);
          }}
        />
      );
    }
    case 'date':
    case 'month':
    case 'text':
    case 'code':
      return (
        <input
          {...shared}
          type={values.type === 'code' ? 'text' : values.type}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={String(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}
