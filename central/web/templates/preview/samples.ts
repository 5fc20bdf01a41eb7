import {
  sampleIssue,
  type IssueInput,
  type Subject,
  type Template,
} from '@hallway/certificates/engine';
import type { SamplePerson } from './people.ts';
import type { KnownPaper } from './types.ts';

interface Trait {
  subject?: Partial<Subject>;
  issue?: Partial<IssueInput>;
}

const traits: Record<SamplePerson, Trait> = {
  ordinary: {
    subject: {
      nameZh: '林晓',
      nameEn: 'LIN Xiao',
      college: { zh: '计算机与软件学院', en: 'School of Computing and Software' },
      major: { zh: '软件工程', en: 'Software Engineering' },
    },
  },
  longName: {
    subject: {
      nameZh: '阿卜杜热西提·买买提吐尔逊·阿布都克热木',
      nameEn: 'ABDURESHIT Memettursun Abdukerim',
    },
  },
  rareName: { subject: { nameZh: '欧阳𬭎䶮㛃', nameEn: 'OUYANG Hongyan' } },
  international: {
    subject: { nameZh: 'Amina Okoye', nameEn: 'Amina OKOYE', idNumber: null },
  },
  longMajor: {
    subject: {
      college: {
        zh: '马克思主义学院与人文社会科学高等研究院（联合培养）',
        en: 'School of Marxism and Institute for Advanced Studies in Humanities and Social Sciences',
      },
      major: {
        zh: '机械设计制造及其自动化（中外合作办学，智能制造方向）',
        en: 'Mechanical Design, Manufacturing and Automation (Intelligent Manufacturing, Joint Programme)',
      },
    },
  },
  graceTerm: {
    issue: {
      issuedAt: new Date('2026-09-08T02:00:00Z'),
      registration: { term: { year: 2025, half: 'spring' }, grace: true },
    },
  },
  secondAttempt: { issue: { attempt: 2, serial: 'LJU-D00-2026-K00-000002' } },
};

/** An issue of a person who is nobody, for trying a template out; `known` is of somebody. */
export function sampleOf(template: Template, person: SamplePerson, known?: KnownPaper): IssueInput {
  const base = sampleIssue(template);
  const { subject, issue } = traits[person];
  return {
    ...base,
    ...issue,
    data: known?.data ?? base.data,
    subject: { ...base.subject, ...traits.ordinary.subject, ...subject, ...known?.subject },
  };
}
