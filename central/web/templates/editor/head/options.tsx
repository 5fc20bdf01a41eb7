import type { Bilingual } from '../../../shared/bilingual.ts';
import { reordered } from '../../model/declare.ts';
import { isObject, withMember, type JsonObject } from '../../model/json.ts';
import { FlagField, LabelFields } from '../fields.tsx';
import { RowTools } from '../row-tools.tsx';
import { AddNamed } from './add-named.tsx';

const texts = {
  on: { zh: '默认选中', en: 'Chosen unless the person says no' },
  add: { zh: '添加选项', en: 'Add an option' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  /** Options by name. */
  options: JsonObject;
  disabled: boolean;
  onChange: (options: JsonObject, about: string) => void;
}

/** What the person may choose to have printed or not. */
export function Options({ options, disabled, onChange }: Props) {
  const names = Object.keys(options);
  return (
    <>
      <ul className="entries">
        {names.map((name, index) => {
          const option = isObject(options[name]) ? options[name] : {};
          const set = (member: string, value: JsonObject[string]) =>
            onChange(withMember(options, name, withMember(option, member, value)), name + member);
          return (
            <li key={name}>
              <div className="controls">
                <p className="mono whole">{name}</p>
                <RowTools
                  list={names}
                  {...{ index, name, disabled }}
                  mayBeEmpty
                  onChange={(list) => onChange(reordered(options, list), `order ${list.join(' ')}`)}
                />
                <LabelFields
                  value={option['label']}
                  disabled={disabled}
                  onChange={(label) => set('label', label)}
                />
                <FlagField
                  label={texts.on}
                  value={option['default'] === true}
                  disabled={disabled}
                  onChange={(on) => set('default', on)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {!disabled && (
        <AddNamed
          taken={options}
          button={texts.add}
          onAdd={(name, label) =>
            onChange(withMember(options, name, { label, default: true }), `add ${name}`)
          }
        />
      )}
    </>
  );
}
