import { fields, isClaimable } from '@hallway/certificates/language';
import { useId, type ReactNode } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { withData } from '../../model/declare.ts';
import { isList, isObject, textOf, withMember, type JsonObject } from '../../model/json.ts';
import { FlagField, LabelFields, SelectField } from '../fields.tsx';
import { TextInput } from '../text-input.tsx';
import { Declarations } from './declarations.tsx';
import { Lookups } from './lookups.tsx';
import { Options } from './options.tsx';

const texts = {
  data: { zh: '数据', en: 'Data' },
  dataIntro: {
    zh: '这种文件除了本人信息还写些什么。声明之后，正文里输入 { 就能选到。',
    en: 'What this document states beyond the person. Once declared, type { in a text to insert it.',
  },
  claims: { zh: '二维码还证明', en: 'The code also vouches for' },
  options: { zh: '本人可选', en: 'The person may choose' },
  optionsIntro: {
    zh: '选项在元素的“何时出现”里使用。',
    en: 'Options are used where an element is “Shown when”.',
  },
  lookups: { zh: '对照表', en: 'Tables of words' },
  paper: { zh: '文件', en: 'Document' },
  office: { zh: '签发部门', en: 'Issued and sealed by' },
  title: { zh: '电子文件标题', en: 'Title of the file' },
} as const satisfies Record<string, Bilingual>;

const offices: Readonly<Record<string, Bilingual>> = {
  registrar: { zh: '教务处', en: 'Registrar' },
  'graduate-school': { zh: '研究生院', en: 'Graduate School' },
  'student-affairs': { zh: '学生处', en: 'Student Affairs' },
  personnel: { zh: '人事处', en: 'Human Resources' },
  archives: { zh: '档案馆', en: 'Archives' },
  university: { zh: '学校', en: 'The university' },
};

/** Fields of every paper that its code can carry. */
const claimable = Object.keys(fields).filter(isClaimable);

interface Props {
  template: JsonObject;
  disabled: boolean;
  onChange: (template: JsonObject, about: string) => void;
}

/** What the document is and states, as opposed to how it looks. */
export function HeadPanel({ template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const object = (member: string) => {
    const value = template[member];
    return isObject(value) ? value : {};
  };
  const claims = isList(template['claims']) ? template['claims'] : [];
  const set = (member: string, value: JsonObject[string], about = '') =>
    onChange(withMember(template, member, value), `${member}/${about}`);
  const claim = (field: string, claimed: boolean) => {
    const others = claims.filter((one) => one !== field);
    set('claims', claimed ? [...others, field] : others, field);
  };
  return (
    <div className="head">
      <Section name={texts.data} open>
        <p className="soft">{say(texts.dataIntro)}</p>
        <Declarations
          fields={object('data')}
          claimed={(name) => claims.includes(`data.${name}`)}
          onClaim={(name, claimed) => claim(`data.${name}`, claimed)}
          disabled={disabled}
          onChange={(data, about) => onChange(withData(template, data), `data/${about}`)}
        />
      </Section>
      <Section name={texts.claims}>
        {claimable.map((field) => (
          <FlagField
            key={field}
            label={fields[field]?.label ?? { zh: field, en: field }}
            value={claims.includes(field)}
            disabled={disabled}
            onChange={(claimed) => claim(field, claimed)}
          />
        ))}
      </Section>
      <Section name={texts.options}>
        <p className="soft">{say(texts.optionsIntro)}</p>
        <Options
          options={object('options')}
          disabled={disabled}
          onChange={(options, about) => set('options', options, about)}
        />
      </Section>
      <Section name={texts.lookups}>
        <Lookups
          lookups={object('lookups')}
          disabled={disabled}
          onChange={(lookups, about) => set('lookups', lookups, about)}
        />
      </Section>
      <Section name={texts.paper}>
        <div className="controls">
          <LabelFields
            value={template['name']}
            disabled={disabled}
            onChange={(name) => set('name', name)}
          />
          <SelectField
            label={texts.office}
            value={template['office']}
            values={offices}
            disabled={disabled}
            onChange={(office) => set('office', office)}
          />
          <TextInput
            label={say(texts.title)}
            value={textOf(template['title'])}
            {...{ template, disabled }}
            onChange={(title) => set('title', title)}
          />
        </div>
      </Section>
    </div>
  );
}

function Section(props: { name: Bilingual; open?: boolean; children: ReactNode }) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <details open={props.open}>
        <summary id={id}>{say(props.name)}</summary>
        <div className="body">{props.children}</div>
      </details>
    </section>
  );
}
