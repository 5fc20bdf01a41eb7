import type { Bilingual } from '@hallway/protocol';

export interface Major {
  name: Bilingual;
  college: Bilingual;
  level: 'undergraduate' | 'postgraduate';
  lengthYears: number;
}

const college = {
  computing: { zh: '计算机与人工智能学院', en: 'College of Computing and Artificial Intelligence' },
  languages: { zh: '外国语学院', en: 'College of Foreign Languages' },
  economics: { zh: '经济管理学院', en: 'College of Economics and Management' },
  medicine: { zh: '医学院', en: 'College of Medicine' },
  marine: { zh: '海洋学院', en: 'College of Marine Science' },
  sports: { zh: '体育学院', en: 'College of Physical Education' },
  design: { zh: '艺术设计学院', en: 'College of Art and Design' },
  education: { zh: '教育学院', en: 'College of Education' },
} as const satisfies Record<string, Bilingual>;

function undergraduate(of: Bilingual, zh: string, en: string, lengthYears = 4): Major {
  return { name: { zh, en }, college: of, level: 'undergraduate', lengthYears };
}

function postgraduate(of: Bilingual, zh: string, en: string): Major {
  return { name: { zh, en }, college: of, level: 'postgraduate', lengthYears: 3 };
}

/** Majors of the demo university with their colleges and programme lengths. */
export const majors = {
  software: undergraduate(college.computing, '软件工程', 'Software Engineering'),
  ai: undergraduate(college.computing, '人工智能', 'Artificial Intelligence'),
  english: undergraduate(college.languages, '英语', 'English'),
  japanese: undergraduate(college.languages, '日语', 'Japanese'),
  accounting: undergraduate(college.economics, '会计学', 'Accounting'),
  logistics: undergraduate(college.economics, '物流管理', 'Logistics Management'),
  clinical: undergraduate(college.medicine, '临床医学', 'Clinical Medicine', 5),
  nursing: undergraduate(college.medicine, '护理学', 'Nursing'),
  marine: undergraduate(college.marine, '海洋科学', 'Marine Science'),
  training: undergraduate(college.sports, '运动训练', 'Sports Training'),
  visual: undergraduate(college.design, '视觉传达设计', 'Visual Communication Design'),
  childhood: undergraduate(college.education, '学前教育', 'Early Childhood Education'),
  aiResearch: postgraduate(college.computing, '人工智能', 'Artificial Intelligence'),
  educationMa: postgraduate(college.education, '教育学', 'Education'),
} as const satisfies Record<string, Major>;

/** Units that staff belong to and that are no colleges. */
export const offices = {
  registrar: { zh: '教务处', en: 'Office of the Registrar' },
  network: { zh: '网络信息中心', en: 'Network and Information Centre' },
} as const satisfies Record<string, Bilingual>;

export { college as colleges };
