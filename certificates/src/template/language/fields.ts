import { purposeOf, purposes } from '../../documents/purposes.ts';
import type {
  Bilingual,
  IssueInput,
  Language,
  Level,
  OfficeCode,
  PurposeCode,
  Status,
  Subject,
  Term,
  University,
} from '../../documents/types.ts';
import { termAt, termName, universityCalendar } from '../../rules/calendar.ts';
import { masked } from './formats.ts';
import { printedName } from '../../names/index.ts';
import type { Value, ValueOf, ValueType } from './values.ts';

/** What a field of every paper may draw on. */
export interface FieldSource {
  input: IssueInput;
  university: University;
  template: { id: string; version: number; language: Language; office: OfficeCode };
}

/** A field that a template may print. */
export interface Field {
  type: ValueType;
  /** As registrars and verifiers read it. */
  label: Bilingual;
  /** Null when the issue has no such value. */
  read(source: FieldSource): Value | null;
  /** Words for a code of a choice; null for a code that is none. */
  words?(code: string): Bilingual | null;
  /** Every code of a choice that has a list of them. */
  codes?: readonly string[];
}

/** A field that the template prints and the issue does not have. */
export class FieldMissingError extends Error {
  readonly code = 'FIELD_MISSING';
  override name = 'FieldMissingError';
  readonly field: string;

  constructor(field: string) {
    super(`no value for ${field}`);
    this.field = field;
  }
}

const levels: Record<Level, Bilingual> = {
  undergraduate: { zh: '本科', en: 'undergraduate' },
  postgraduate: { zh: '硕士研究生', en: 'postgraduate' },
};

const sexes: Record<Subject['sex'], Bilingual> = {
  M: { zh: '男', en: 'male' },
  F: { zh: '女', en: 'female' },
};

export const statuses: Record<Status, Bilingual> = {
  enrolled: { zh: '在读', en: 'enrolled' },
  'on-leave': { zh: '休学', en: 'on leave of absence' },
  graduated: { zh: '毕业', en: 'graduated' },
  withdrawn: { zh: '退学', en: 'withdrawn' },
};

const purposeNames = Object.fromEntries(purposes.map(({ code, name }) => [code, name])) as Record<
  PurposeCode,
  Bilingual
>;

/** A field of one type. */
function field<T extends ValueType>(
  type: T,
  zh: string,
  en: string,
  read: (source: FieldSource) => ValueOf<T> | null,
): Field {
  return { type, label: { zh, en }, read };
}

function text(zh: string, en: string, read: (source: FieldSource) => string | null): Field {
  return field('text', zh, en, (source) => {
    const found = read(source);
    return found === null ? null : { type: 'text', text: found };
  });
}

function number(zh: string, en: string, read: (source: FieldSource) => number | null): Field {
  return field('number', zh, en, (source) => {
    const found = read(source);
    return found === null ? null : { type: 'number', value: found };
  });
}

function date(zh: string, en: string, read: (source: FieldSource) => string | null): Field {
  return field('date', zh, en, (source) => {
    const found = read(source);
    return found === null ? null : { type: 'date', iso: found };
  });
}

function month(zh: string, en: string, read: (source: FieldSource) => string | null): Field {
  return field('month', zh, en, (source) => {
    const found = read(source);
    return found === null ? null : { type: 'month', iso: found };
  });
}

function bilingual(zh: string, en: string, read: (source: FieldSource) => Bilingual): Field {
  return field('bilingual', zh, en, (source) => ({ type: 'bilingual', text: read(source) }));
}

function term(zh: string, en: string, read: (source: FieldSource) => Term | null): Field {
  return {
    ...field('choice', zh, en, (source) => {
      const found = read(source);
      if (!found) return null;
      return { type: 'choice', code: `${found.year}-${found.half}`, text: termName(found) };
    }),
    words(code) {
      const [, year, half] = /^(\d{4})-(autumn|spring)$/.exec(code) ?? [];
      if (!year) return null;
      return termName({ year: Number(year), half: half === 'spring' ? 'spring' : 'autumn' });
    },
  };
}

function choice<T extends string>(
  zh: string,
  en: string,
  words: Readonly<Record<T, Bilingual>>,
  read: (source: FieldSource) => T | null,
): Field {
  return {
    ...field('choice', zh, en, (source) => {
      const code = read(source);
      return code === null ? null : { type: 'choice', code, text: words[code] };
    }),
    words: (code) => (Object.hasOwn(words, code) ? words[code as T] : null),
    codes: Object.keys(words),
  };
}

/** Fields that every template may print, by name. */
export const fields: Readonly<Record<string, Field>> = {
  'university.nameZh': text('学校名称（中文）', 'University, Chinese', (s) => s.university.zh),
  'university.nameEn': text('学校名称（英文）', 'University, English', (s) => s.university.en),
  'university.address': bilingual('学校地址', 'Address', (s) => s.university.address),
  'university.phone': text('学校电话', 'Telephone', (s) => s.university.phone),
  'university.email': text('学校邮箱', 'E-mail', (s) => s.university.email),
  'university.web': text('学校网址', 'Web address', (s) => s.university.web),
  'university.verifyHost': text(
    '核验网址',
    'Verification address',
    (s) => new URL(s.university.verifyOrigin).host,
  ),
  'office.name': bilingual(
    '签发单位',
    'Issuing office',
    (s) => s.university.offices[s.template.office].name,
  ),
  'office.signatory': bilingual(
    '签发人职务',
    'Signatory',
    (s) => s.university.offices[s.template.office].signatory,
  ),

  'subject.nameZh': text('姓名', 'Name', (s) => printedName(s.input.subject.nameZh)),
  'subject.nameEn': text('英文姓名', 'Name as in passport', (s) => {
    const name = s.input.subject.nameEn;
    return name ? printedName(name) : null;
  }),
  'subject.sex': choice('性别', 'Sex', sexes, (s) => s.input.subject.sex),
  'subject.birthDate': date('出生日期', 'Date of birth', (s) => s.input.subject.birthDate),
  'subject.no': text('学号／工号', 'Student or staff number', (s) => s.input.subject.no),
  // Whole only where the rules say so for the purpose (R10): a template cannot decide that.
  'subject.idNumber': text('证件号', 'Identity number', ({ input }) => {
    const { idNumber } = input.subject;
    if (!idNumber) return null;
    const shown = input.idNumber ?? (input.purpose && purposeOf(input.purpose).idNumber);
    return shown === 'full' ? idNumber : masked(idNumber);
  }),
  'subject.college': bilingual(
    '学院／部门',
    'College or department',
    (s) => s.input.subject.college,
  ),
  'subject.major': bilingual('专业／职务', 'Major or post', (s) => s.input.subject.major),
  'subject.level': choice('层次', 'Level', levels, (s) => s.input.subject.level),
  'subject.gradeYear': number('年级', 'Year of entry', (s) => s.input.subject.gradeYear),
  'subject.lengthYears': number('学制', 'Length of programme', (s) => s.input.subject.lengthYears),
  'subject.enrolledOn': month('入学年月', 'Enrolled', (s) => s.input.subject.enrolledOn),
  'subject.graduatesOn': month(
    '预计毕业',
    'Expected graduation',
    (s) => s.input.subject.graduatesOn,
  ),
  'subject.status': choice('学籍状态', 'Status', statuses, (s) => s.input.subject.status),
  'subject.statusFrom': date('状态起', 'Status from', (s) => s.input.subject.statusFrom),
  'subject.statusTo': date('状态止', 'Status to', (s) => s.input.subject.statusTo),

  'term.registered': term('注册学期', 'Registered term', (s) => s.input.registration?.term ?? null),
  'term.current': term(
    '当前学期',
    'Current term',
    (s) => termAt(universityCalendar, s.input.issuedAt).term,
  ),
  'purpose.name': choice('用途', 'Purpose', purposeNames, (s) => s.input.purpose),

  serial: text('编号', 'Serial', (s) => s.input.serial),
  verifyCode: text('验证码', 'Verification code', (s) => s.input.verifyCode),
  issued: field('instant', '签发时间', 'Issued', (s) => ({
    type: 'instant',
    at: s.input.issuedAt,
  })),
  validUntil: date('有效期至', 'Valid until', (s) => s.input.validUntil),
  kiosk: text('终端', 'Kiosk', (s) => s.input.kioskId),
  copies: number('份数', 'Copies', (s) => s.input.copies),
  attempt: number('第几次打印', 'Attempt', (s) => s.input.attempt),
  'template.label': text(
    '模板版本',
    'Template version',
    ({ template }) => `${template.id}-${template.language}@${template.version}`,
  ),
};

/** Fields of a page, known once all pages are laid out. Not part of what is vouched for. */
export const pageFields: Readonly<Record<string, Pick<Field, 'type' | 'label'>>> = {
  'page.number': { type: 'number', label: { zh: '页码', en: 'Page' } },
  'page.count': { type: 'number', label: { zh: '页数', en: 'Number of pages' } },
};

/** Conditions with a name, for what a comparison of one field cannot say. */
export const namedConditions = {
  graceTerm: ({ input }) => input.registration?.grace === true,
  ordinaryTerm: ({ input }) => input.registration?.grace === false,
  hasChineseName: ({ input }) => /\p{Script=Han}/u.test(input.subject.nameZh),
  secondAttempt: ({ input }) => input.attempt > 1,
} as const satisfies Record<string, (source: FieldSource) => boolean>;

export type NamedCondition = keyof typeof namedConditions;
