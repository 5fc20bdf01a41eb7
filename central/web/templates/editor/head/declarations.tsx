import { useState } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import {
  dataTypes,
  declaration,
  isStatable,
  mostOf,
  reordered,
  scalarTypes,
} from '../../model/declare.ts';
import { isObject, textOf, withMember, type JsonObject } from '../../model/json.ts';
import { FlagField, LabelFields, NumberField, SelectField } from '../fields.tsx';
import { RowTools } from '../row-tools.tsx';
import { AddNamed } from './add-named.tsx';
import { Choices } from './choices.tsx';

const texts = {
  type: { zh: '类型', en: 'Type' },
  add: { zh: '添加数据', en: 'Add data' },
  addColumn: { zh: '添加表格字段', en: 'Add a field of the table' },
  claimed: { zh: '写入二维码', en: 'Vouched for by the code' },
  optional: { zh: '可以没有', en: 'May be missing' },
  max: { zh: '最长（字）', en: 'Longest' },
  rows: { zh: '最多行数', en: 'Most rows' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  /** Declarations by name. */
  fields: JsonObject;
  /** Fields of a table, which hold no tables and stand in no code. */
  inTable?: boolean;
  claimed?: (name: string) => boolean;
  onClaim?: (name: string, claimed: boolean) => void;
  disabled: boolean;
  onChange: (fields: JsonObject, about: string) => void;
}

/** What a document states, or a row of its tables: declared once, each with name, label and type. */
export function Declarations(props: Props) {
  const { fields, inTable = false, claimed, onClaim, disabled, onChange } = props;
  const [type, setType] = useState('number');
  const types = inTable ? scalarTypes : dataTypes;
  const names = Object.keys(fields);
  return (
    <>
      <ul className="entries">
        {names.map((name, index) => {
          const field = isObject(fields[name]) ? fields[name] : {};
          return (
            <li key={name}>
              <Declaration
                {...{ name, field, types, disabled }}
                claimed={claimed?.(name) ?? false}
                onClaim={onClaim && ((on) => onClaim(name, on))}
                onChange={(next, about) =>
                  onChange(withMember(fields, name, next), `${name}/${about}`)
                }
              />
              <RowTools
                list={names}
                {...{ index, name, disabled }}
                mayBeEmpty={!inTable}
                onChange={(list) => onChange(reordered(fields, list), `order ${list.join(' ')}`)}
              />
            </li>
          );
        })}
      </ul>
      {!disabled && (
        <AddNamed
          taken={fields}
          button={inTable ? texts.addColumn : texts.add}
          onAdd={(name, label) =>
            onChange(withMember(fields, name, declaration(type, label)), `add ${name}`)
          }
        >
          <SelectField
            label={texts.type}
            value={type}
            values={types}
            disabled={false}
            onChange={setType}
          />
        </AddNamed>
      )}
    </>
  );
}

interface DeclarationProps {
  name: string;
  field: JsonObject;
  types: typeof dataTypes;
  claimed: boolean;
  onClaim: ((claimed: boolean) => void) | undefined;
  disabled: boolean;
  onChange: (field: JsonObject, about: string) => void;
}

function Declaration(props: DeclarationProps) {
  const { name, field, types, claimed, onClaim, disabled, onChange } = props;
  const { say } = useLanguage();
  const type = textOf(field['type']);
  const label = isObject(field['label']) ? field['label'] : {};
  const most = mostOf[type];
  const set = (member: string, value: JsonObject[string] | undefined) =>
    onChange(withMember(field, member, value), member);
  return (
    <div className="declaration">
      <details>
        <summary>
          {textOf(label['zh'])} · {textOf(label['en'])}{' '}
          <small className="mono soft">
            {name} {say(dataTypes[type] ?? { zh: type, en: type })}
          </small>
        </summary>
        <div className="controls">
          <LabelFields value={label} disabled={disabled} onChange={(next) => set('label', next)} />
          <SelectField
            label={texts.type}
            value={type}
            values={types}
            disabled={disabled}
            onChange={(next) =>
              onChange(declaration(next, label, field['optional'] === true), 'type')
            }
          />
          {most !== undefined && (
            <NumberField
              label={type === 'rows' ? texts.rows : texts.max}
              min={1}
              max={most}
              value={field['max']}
              disabled={disabled}
              onChange={(value) => set('max', value)}
            />
          )}
          <FlagField
            label={texts.optional}
            value={field['optional'] === true}
            disabled={disabled}
            onChange={(on) => set('optional', on || undefined)}
          />
        </div>
        {type === 'choice' && (
          <Choices
            values={isObject(field['values']) ? field['values'] : {}}
            disabled={disabled}
            onChange={(values) => set('values', values)}
          />
        )}
        {type === 'rows' && (
          <div className="inner">
            <Declarations
              inTable
              fields={isObject(field['columns']) ? field['columns'] : {}}
              disabled={disabled}
              onChange={(columns, about) =>
                onChange(withMember(field, 'columns', columns), `columns/${about}`)
              }
            />
          </div>
        )}
      </details>
      {onClaim && isStatable(type) && (
        <FlagField label={texts.claimed} value={claimed} disabled={disabled} onChange={onClaim} />
      )}
    </div>
  );
}
