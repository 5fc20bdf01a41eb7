import { purposes } from '../documents/purposes.ts';
import type { DocumentRules, OfficeEntry, RuleId, RuleSet } from './rule-set.ts';

const hall = { zh: '澜江师生之家一层', en: 'on the ground floor of Tinglan Hall' };
const hours = {
  zh: '工作日 8:30–11:45、13:30–17:00',
  en: 'weekdays 8:30–11:45 and 13:30–17:00',
};

const office = (zh: string, en: string, window: number): OfficeEntry => ({
  name: { zh, en },
  window,
  place: hall,
  hours,
});

const free = { perDay: 5, perTerm: 20, perJob: 5, free: 20, priceFen: 0 };

/** A slip is one piece of paper. */
const slip = { ...free, perJob: 1 };

/** The first copy of a term is free, every other one costs this much. */
const transcript = (priceFen: number) => ({ ...free, free: 1, priceFen });

const enrolled: RuleId[] = ['R01', 'R02', 'R03', 'R04', 'R07'];
const asked: RuleId[] = ['R08', 'R09', 'R10', 'R11', 'R13'];

const rules = (ids: RuleId[], more: Partial<DocumentRules> = {}): DocumentRules => ({
  rules: ids.toSorted(),
  copies: free,
  validDays: 90,
  ...more,
});

/**
 * How the demo university decides, and what a kiosk goes by until central has told it. Customers edit it as data.
 */
export const defaultRuleSet: RuleSet = {
  version: 1,
  offices: {
    registrar: office('教务处', 'Office of the Registrar', 3),
    'student-affairs': office('学生处', 'Student Affairs', 4),
    'graduate-school': office('研究生院', 'Graduate School', 5),
    finance: office('财务处', 'Finance Office', 6),
    personnel: office('人事处', 'Human Resources', 7),
    'school-office': office('校长办公室', 'School Office', 8),
    international: office('国际合作处', 'International Office', 9),
    network: office('网络信息中心', 'IT Centre', 12),
    archives: office('档案馆', 'University Archives', 14),
  },
  rules: {
    R01: {
      on: true,
      owner: {
        office: 'registrar',
        byRole: { postgraduate: 'graduate-school', staff: 'personnel' },
      },
      graceWeeks: 3,
    },
    R02: { on: true, owner: { office: 'finance' } },
    R03: {
      on: true,
      owner: { office: 'registrar', byRole: { postgraduate: 'graduate-school' } },
    },
    R04: { on: true, owner: { office: 'archives' } },
    R05: {
      on: true,
      owner: { office: 'registrar', byRole: { postgraduate: 'graduate-school' } },
      terms: 2,
    },
    R06: {
      on: true,
      owner: { office: 'registrar', byRole: { postgraduate: 'graduate-school' } },
    },
    R07: {
      on: true,
      owner: {
        office: 'registrar',
        byProgramme: { exchange: 'international', 'special-international': 'international' },
      },
    },
    R08: {
      on: true,
      owner: {
        office: 'registrar',
        byRole: { postgraduate: 'graduate-school', staff: 'personnel', alumnus: 'archives' },
      },
    },
    R09: {
      on: true,
      owner: { office: 'registrar', byRole: { staff: 'personnel', alumnus: 'archives' } },
    },
    R10: { on: true, owner: { office: 'registrar', byRole: { staff: 'personnel' } } },
    R11: { on: true, owner: { office: 'network' }, documents: ['D03', 'D04'] },
    R12: {
      on: true,
      owner: {
        office: 'registrar',
        byRole: { postgraduate: 'graduate-school', staff: 'personnel', alumnus: 'archives' },
      },
      days: 30,
    },
    R13: { on: true, owner: { office: 'school-office' } },
    R17: { on: true, owner: { office: 'registrar' } },
  },
  purposes: purposes.map(({ code, validDays, idNumber, languages }) => ({
    code,
    validDays,
    idNumber,
    languages,
  })),
  documents: {
    D01: rules([...enrolled, ...asked]),
    D02: rules([...enrolled, ...asked]),
    D03: rules(['R02', 'R06', 'R07', ...asked], { copies: transcript(500) }),
    D04: rules(['R02', 'R06', 'R07', ...asked], { copies: transcript(1_000) }),
    D05: rules(asked),
    D06: rules([...enrolled, 'R12', ...asked], { purposes: ['passport'] }),
    D07: rules(['R02', 'R03', 'R04', 'R05', 'R07', ...asked]),
    D08: rules(asked),
    D09: rules(['R04', 'R09', 'R12'], { copies: slip, validDays: 7 }),
    D10: rules(['R12', ...asked]),
    D11: rules(['R12', ...asked]),
    D12: rules(['R04', 'R09', 'R12', 'R13'], { validDays: 30 }),
    D13: rules(['R09', 'R12'], { copies: slip, validDays: 1 }),
  },
  unlisted: rules(['R12', ...asked]),
};
