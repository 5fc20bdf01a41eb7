import type { Bilingual } from '../../shared/bilingual.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { SourceField } from './source-field.tsx';

const texts = {
  source: { zh: '模板源码（JSON）', en: 'Source of the template (JSON)' },
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

/** The template as it is kept. */
export function SourcePanel({ template, disabled, onChange }: Props) {
  return (
    <SourceField
      label={texts.source}
      value={template}
      rows={24}
      broken={texts.broken}
      accepts={isObject}
      {...{ disabled, onChange }}
    />
  );
}
