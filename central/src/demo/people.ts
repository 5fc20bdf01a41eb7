import type { Person } from '@hallway/protocol';
import { previousTerm, sameTerm, termAt, universityCalendar } from '@hallway/certificates/rules';
import { colleges, majors, offices } from './colleges.ts';
import { demoIdNumber } from './id-number.ts';
import { demoMoment, nonStudent, student, type StudentSketch } from './records.ts';

/**
 * The people of the demo university, each of whom opens one path through the hall.
 * All invented. The visitor V-0001 has no account and therefore no record.
 *
 * @param today ISO date their standing is relative to
 */
export function demoPeople(today: string): Person[] {
  return [...students(today), ...staff(), ...alumni()];
}

function students(today: string): Person[] {
  const of = (sketch: StudentSketch) => student(sketch, today);
  return [
    of(sketches.linXiao),
    of(sketches.maYuan),
    // R02: owes this year's tuition, no loan or deferral approved.
    { ...of(sketches.wangRuoxi), feesOwed: 5460 },
    onLeave(of(sketches.zhaoQiming), today),
    unregistered(of(sketches.sunYifan), today),
    of(sketches.zhouXin),
    of(sketches.chenHang),
    // R08: records spell the surname LV, the passport LYU; she has not confirmed it yet.
    { ...of(sketches.lyuSisi), nameEnConfirmed: false },
    { ...of(sketches.aminaOkoye), prefers: 'en' },
    of(sketches.zhangWeiNursing),
    // R09: all free copies of the term are used up.
    { ...of(sketches.zhangWeiSports), issuedThisTerm: { D01: 20, D02: 20 } },
    // R07: papers of double-degree students are worded by hand.
    { ...of(sketches.ouyangZihan), programme: 'double-degree' },
    of(sketches.gulinaer),
  ];
}

/** R03: on leave since the start of this term, for one year. */
function onLeave(person: Person, today: string): Person {
  const { term, startsOn } = termAt(universityCalendar, demoMoment(today));
  return {
    ...person,
    status: 'on-leave',
    statusFrom: startsOn,
    statusTo: `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`,
    registeredTerms: person.registeredTerms.filter((t) => !sameTerm(t, term)),
  };
}

/** R01: no registration that counts today; while registration is open, last term's would still count. */
function unregistered(person: Person, today: string): Person {
  const { term, phase } = termAt(universityCalendar, demoMoment(today));
  const open = phase === 'registration' || phase === 'late-registration';
  const missing = open ? [term, previousTerm(term)] : [term];
  return {
    ...person,
    registeredTerms: person.registeredTerms.filter((t) => !missing.some((m) => sameTerm(t, m))),
  };
}

const sketches = {
  linXiao: {
    no: '2024110101',
    nameZh: '林晓',
    nameEn: 'LIN Xiao',
    sex: 'F',
    birthDate: '2006-03-18',
    idNumber: demoIdNumber(101, '2006-03-18', 12, 'F'),
    campus: 'tinglan',
    major: majors.software,
  },
  maYuan: {
    no: '2023110207',
    nameZh: '马远',
    nameEn: 'MA Yuan',
    sex: 'M',
    birthDate: '2005-01-09',
    idNumber: demoIdNumber(207, '2005-01-09', 31, 'M'),
    campus: 'yunlu',
    major: majors.accounting,
  },
  wangRuoxi: {
    no: '2025110318',
    nameZh: '王若溪',
    nameEn: 'WANG Ruoxi',
    sex: 'F',
    birthDate: '2007-06-22',
    idNumber: demoIdNumber(318, '2007-06-22', 7, 'F'),
    campus: 'tinglan',
    major: majors.english,
  },
  zhaoQiming: {
    no: '2024110422',
    nameZh: '赵启明',
    nameEn: 'ZHAO Qiming',
    sex: 'M',
    birthDate: '2005-11-30',
    idNumber: demoIdNumber(422, '2005-11-30', 45, 'M'),
    campus: 'tinglan',
    major: majors.marine,
  },
  sunYifan: {
    no: '2025110533',
    nameZh: '孙一凡',
    nameEn: 'SUN Yifan',
    sex: 'M',
    birthDate: '2007-02-14',
    idNumber: demoIdNumber(533, '2007-02-14', 88, 'M'),
    campus: 'tinglan',
    major: majors.visual,
  },
  zhouXin: {
    no: '2026110641',
    nameZh: '周新',
    nameEn: 'ZHOU Xin',
    sex: 'F',
    birthDate: '2008-08-08',
    idNumber: demoIdNumber(641, '2008-08-08', 3, 'F'),
    campus: 'tinglan',
    major: majors.clinical,
  },
  chenHang: {
    no: '2024210109',
    nameZh: '陈航',
    nameEn: 'CHEN Hang',
    sex: 'M',
    birthDate: '2001-04-27',
    idNumber: demoIdNumber(109, '2001-04-27', 19, 'M'),
    campus: 'yunlu',
    major: majors.educationMa,
  },
  lyuSisi: {
    no: '2025210216',
    nameZh: '吕思思',
    nameEn: 'LYU Sisi',
    sex: 'F',
    birthDate: '2002-12-05',
    idNumber: demoIdNumber(216, '2002-12-05', 66, 'F'),
    campus: 'tinglan',
    major: majors.aiResearch,
  },
  aminaOkoye: {
    no: 'L2025003',
    nameZh: 'Amina Okoye',
    nameEn: 'OKOYE Amina',
    sex: 'F',
    birthDate: '2006-10-11',
    idNumber: null,
    campus: 'tinglan',
    major: majors.logistics,
  },
  zhangWeiNursing: {
    no: '2024110777',
    nameZh: '张伟',
    nameEn: 'ZHANG Wei',
    sex: 'F',
    birthDate: '2006-05-02',
    idNumber: demoIdNumber(777, '2006-05-02', 21, 'F'),
    campus: 'tinglan',
    major: majors.nursing,
  },
  zhangWeiSports: {
    no: '2024110778',
    nameZh: '张伟',
    nameEn: 'ZHANG Wei',
    sex: 'M',
    birthDate: '2006-05-03',
    idNumber: demoIdNumber(778, '2006-05-03', 22, 'M'),
    campus: 'tinglan',
    major: majors.training,
  },
  ouyangZihan: {
    no: '2023110888',
    nameZh: '欧阳子涵',
    nameEn: 'OUYANG Zihan',
    sex: 'F',
    birthDate: '2005-09-16',
    idNumber: demoIdNumber(888, '2005-09-16', 54, 'F'),
    campus: 'tinglan',
    major: majors.japanese,
  },
  gulinaer: {
    no: '2025110999',
    nameZh: '古丽娜尔·买买提',
    nameEn: 'GULINAER Maimaiti',
    sex: 'F',
    birthDate: '2007-03-21',
    idNumber: demoIdNumber(999, '2007-03-21', 9, 'F'),
    campus: 'tinglan',
    major: majors.childhood,
  },
} as const satisfies Record<string, StudentSketch>;

function staff(): Person[] {
  const employed = { role: 'staff', status: 'enrolled', statusFrom: null } as const;
  return [
    nonStudent(
      {
        no: 'T10086',
        nameZh: '沈清',
        nameEn: 'SHEN Qing',
        sex: 'F',
        birthDate: '1984-07-19',
        idNumber: demoIdNumber(86, '1984-07-19', 33, 'F'),
        campus: 'tinglan',
        college: colleges.design,
        major: { zh: '副教授', en: 'Associate Professor' },
      },
      employed,
    ),
    nonStudent(
      {
        no: 'T10321',
        nameZh: '何敏',
        nameEn: 'HE Min',
        sex: 'F',
        birthDate: '1991-02-03',
        idNumber: demoIdNumber(321, '1991-02-03', 41, 'F'),
        campus: 'tinglan',
        college: colleges.computing,
        major: { zh: '辅导员', en: 'Counsellor' },
      },
      employed,
    ),
    nonStudent(
      {
        no: 'T20015',
        nameZh: '郑洁',
        nameEn: 'ZHENG Jie',
        sex: 'F',
        birthDate: '1979-12-28',
        idNumber: demoIdNumber(15, '1979-12-28', 5, 'F'),
        campus: 'tinglan',
        college: offices.registrar,
        major: { zh: '学籍科科长', en: 'Head of Student Records' },
      },
      employed,
    ),
    nonStudent(
      {
        no: 'T30002',
        nameZh: '罗师傅',
        nameEn: 'LUO Jun',
        sex: 'M',
        birthDate: '1976-09-10',
        idNumber: demoIdNumber(2, '1976-09-10', 27, 'M'),
        campus: 'tinglan',
        college: offices.network,
        major: { zh: '终端维护', en: 'Kiosk technician' },
        duties: ['technician'],
      },
      employed,
    ),
  ];
}

function alumni(): Person[] {
  return [
    {
      ...nonStudent(
        {
          no: 'A2016-0457',
          nameZh: '高翔',
          nameEn: 'GAO Xiang',
          sex: 'M',
          birthDate: '1994-01-25',
          idNumber: demoIdNumber(457, '1994-01-25', 14, 'M'),
          campus: 'tinglan',
          college: majors.accounting.college,
          major: majors.accounting.name,
        },
        { role: 'alumnus', status: 'graduated', statusFrom: '2016-06-30' },
      ),
      level: 'undergraduate',
      gradeYear: 2012,
      lengthYears: 4,
      enrolledOn: '2012-09',
      graduatesOn: '2016-06',
    },
  ];
}
