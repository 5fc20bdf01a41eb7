import type { ReactNode } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { textOf, withMember, type JsonObject } from '../model/json.ts';
import { styled } from '../model/text-parts.ts';
import { TextInput } from './text-input.tsx';

const texts = {
  bold: { zh: '粗体', en: 'Bold' },
  keep: { zh: '不拆行', en: 'Keep on one line' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  /** What the text is called. */
  label: string;
  piece: JsonObject;
  template: JsonObject;
  rows?: string | undefined;
  disabled: boolean;
  /** What else can be done with it. */
  children?: ReactNode;
  onChange: (piece: JsonObject, about: string) => void;
}

/** The words of a piece of text, and how they are printed. */
export function PieceFields(props: Props) {
  const { label, piece, template, rows, disabled, children, onChange } = props;
  const { say } = useLanguage();
  const style = (name: 'weight' | 'keep', words: Bilingual, on: boolean) => (
    <label>
      <input
        type="checkbox"
        disabled={disabled}
        checked={on}
        onChange={({ target }) => onChange(styled(piece, name, target.checked), name)}
      />{' '}
      {say(words)}
    </label>
  );
  return (
    <>
      <TextInput
        label={label}
        value={textOf(piece['text'])}
        lines={2}
        {...{ template, rows, disabled }}
        onChange={(text) => onChange(withMember(piece, 'text', text), 'text')}
      />
      <div className="flags">
        {style('weight', texts.bold, piece['weight'] === 'bold')}
        {style('keep', texts.keep, piece['keep'] === true)}
        {children}
      </div>
    </>
  );
}
