import type { Bilingual } from '@hallway/protocol';

export interface Course {
  name: Bilingual;
  credits: number;
  kind: 'required' | 'elective';
  /** Marked by 优/良/中/及格/不及格 rather than from 0 to 100. */
  fiveGrades: boolean;
}

/** Courses of one term. */
type Term = readonly Course[];

function course(zh: string, en: string, credits: number): Course {
  return { name: { zh, en }, credits, kind: 'required', fiveGrades: false };
}

function graded(zh: string, en: string, credits: number): Course {
  return { ...course(zh, en, credits), fiveGrades: true };
}

function elective(zh: string, en: string, credits: number): Course {
  return { ...graded(zh, en, credits), kind: 'elective' };
}

/** What every undergraduate takes, by term of study. */
const common: readonly Term[] = [
  [
    course('思想道德与法治', 'Ethics and Law', 3),
    course('大学英语（一）', 'College English I', 3),
    graded('体育（一）', 'Physical Education I', 1),
    graded('军事理论', 'Military Theory', 2),
  ],
  [
    course('中国近现代史纲要', 'Outline of Modern Chinese History', 3),
    course('大学英语（二）', 'College English II', 3),
    graded('体育（二）', 'Physical Education II', 1),
    elective('心理健康教育', 'Mental Health Education', 1),
  ],
  [
    course('马克思主义基本原理', 'Basic Principles of Marxism', 3),
    course('大学英语（三）', 'College English III', 3),
    graded('体育（三）', 'Physical Education III', 1),
    elective('艺术鉴赏', 'Art Appreciation', 2),
  ],
  [
    course(
      '毛泽东思想和中国特色社会主义理论体系概论',
      'Introduction to Chinese Political Theory',
      5,
    ),
    graded('体育（四）', 'Physical Education IV', 1),
    elective('创新创业基础', 'Foundations of Innovation and Entrepreneurship', 2),
  ],
  [
    graded('形势与政策', 'Current Affairs and Policy', 2),
    elective('学术写作', 'Academic Writing', 2),
  ],
  [graded('劳动教育', 'Labour Education', 1), elective('职业发展与就业指导', 'Career Planning', 1)],
  [elective('海洋文明史', 'History of Maritime Civilisation', 2)],
  [],
];

const computing: readonly Term[] = [
  [
    course('高等数学（一）', 'Advanced Mathematics I', 5),
    course('程序设计基础', 'Fundamentals of Programming', 4),
    course('计算机导论', 'Introduction to Computing', 2),
    course('线性代数', 'Linear Algebra', 3),
  ],
  [
    course('高等数学（二）', 'Advanced Mathematics II', 5),
    course('大学物理', 'College Physics', 3),
    course('面向对象程序设计', 'Object-Oriented Programming', 3),
    graded('程序设计实践', 'Programming Practice', 2),
  ],
  [
    course('数据结构', 'Data Structures', 4),
    course('离散数学', 'Discrete Mathematics', 4),
    course('数字逻辑', 'Digital Logic', 3),
    course('概率论与数理统计', 'Probability and Statistics', 3),
  ],
  [
    course('操作系统', 'Operating Systems', 4),
    course('计算机组成原理', 'Computer Organisation', 4),
    course('数据库系统', 'Database Systems', 3),
    graded('数据库课程设计', 'Database Project', 1),
  ],
  [
    course('计算机网络', 'Computer Networks', 3),
    course('软件工程', 'Software Engineering', 3),
    course('编译原理', 'Compiler Principles', 3),
    course('算法设计与分析', 'Design and Analysis of Algorithms', 3),
    elective('人机交互', 'Human–Computer Interaction', 2),
  ],
  [
    course('软件体系结构', 'Software Architecture', 3),
    course('软件测试', 'Software Testing', 2),
    course('人工智能导论', 'Introduction to Artificial Intelligence', 3),
    elective('信息安全', 'Information Security', 2),
    graded('软件工程课程设计', 'Software Engineering Project', 2),
  ],
  [
    graded('生产实习', 'Industrial Placement', 4),
    elective('云计算技术', 'Cloud Computing', 2),
    elective('软件项目管理', 'Software Project Management', 2),
  ],
  [graded('毕业设计（论文）', 'Graduation Project', 12)],
];

const economics: readonly Term[] = [
  [
    course('微积分（一）', 'Calculus I', 4),
    course('微观经济学', 'Microeconomics', 3),
    course('管理学', 'Principles of Management', 3),
    course('基础会计', 'Principles of Accounting', 3),
    course('信息技术基础', 'Foundations of Information Technology', 2),
  ],
  [
    course('微积分（二）', 'Calculus II', 4),
    course('宏观经济学', 'Macroeconomics', 3),
    course('中级财务会计（一）', 'Intermediate Accounting I', 4),
    course('经济法', 'Economic Law', 3),
    course('线性代数', 'Linear Algebra', 3),
  ],
  [
    course('中级财务会计（二）', 'Intermediate Accounting II', 4),
    course('成本会计', 'Cost Accounting', 3),
    course('统计学', 'Statistics', 3),
    course('概率论与数理统计', 'Probability and Statistics', 3),
    graded('会计模拟实训', 'Accounting Simulation', 2),
  ],
  [
    course('财务管理', 'Financial Management', 4),
    course('管理会计', 'Management Accounting', 3),
    course('税法', 'Tax Law', 3),
    course('货币金融学', 'Money and Banking', 3),
    course('会计信息系统', 'Accounting Information Systems', 3),
    elective('商务英语', 'Business English', 2),
  ],
  [
    course('审计学', 'Auditing', 4),
    course('高级财务会计', 'Advanced Financial Accounting', 3),
    course('财务报表分析', 'Financial Statement Analysis', 3),
    course('公司治理', 'Corporate Governance', 2),
    course('市场营销学', 'Marketing', 3),
    elective('证券投资学', 'Securities Investment', 2),
    elective('数据分析与可视化', 'Data Analysis and Visualisation', 2),
  ],
  [
    course('政府与非营利组织会计', 'Governmental and Non-profit Accounting', 2),
    course('内部控制', 'Internal Control', 2),
    course('国际会计', 'International Accounting', 2),
    course('战略管理', 'Strategic Management', 3),
    elective('资产评估', 'Asset Valuation', 2),
    elective('会计职业道德', 'Professional Ethics in Accounting', 1),
    graded('审计模拟实训', 'Auditing Simulation', 2),
    graded('学年论文', 'Term Paper', 2),
  ],
  [
    graded('专业实习', 'Professional Placement', 6),
    elective('税务筹划', 'Tax Planning', 2),
    elective('企业并购', 'Mergers and Acquisitions', 2),
  ],
  [graded('毕业论文', 'Graduation Thesis', 8)],
];

const languages: readonly Term[] = [
  [
    course('综合英语（一）', 'Comprehensive English I', 4),
    course('英语语音', 'English Phonetics', 2),
    course('英语听力（一）', 'English Listening I', 2),
  ],
  [
    course('综合英语（二）', 'Comprehensive English II', 4),
    course('英语口语', 'Spoken English', 2),
    course('英语听力（二）', 'English Listening II', 2),
  ],
  [
    course('综合英语（三）', 'Comprehensive English III', 4),
    course('英国文学', 'British Literature', 3),
    course('第二外国语（一）', 'Second Foreign Language I', 3),
  ],
  [
    course('综合英语（四）', 'Comprehensive English IV', 4),
    course('美国文学', 'American Literature', 3),
    course('第二外国语（二）', 'Second Foreign Language II', 3),
  ],
  [course('语言学导论', 'Introduction to Linguistics', 3), course('笔译', 'Translation', 3)],
  [course('口译', 'Interpreting', 3), graded('学年论文', 'Term Paper', 2)],
];

const medicine: readonly Term[] = [
  [course('人体解剖学', 'Human Anatomy', 5), course('医用化学', 'Medical Chemistry', 3)],
  [course('生理学', 'Physiology', 4), course('生物化学', 'Biochemistry', 4)],
  [course('病理学', 'Pathology', 4), course('护理学基础', 'Fundamentals of Nursing', 5)],
  [course('药理学', 'Pharmacology', 4), course('健康评估', 'Health Assessment', 3)],
  [course('内科护理学', 'Medical Nursing', 5), course('外科护理学', 'Surgical Nursing', 5)],
  [course('儿科护理学', 'Paediatric Nursing', 3), graded('临床见习', 'Clinical Observation', 4)],
];

/** For every other programme: what the first years of a natural or social science have in common. */
const general: readonly Term[] = [
  [
    course('高等数学（一）', 'Advanced Mathematics I', 5),
    course('专业导论', 'Introduction to the Field', 2),
  ],
  [
    course('高等数学（二）', 'Advanced Mathematics II', 5),
    course('大学物理', 'College Physics', 3),
  ],
  [
    course('海洋学导论', 'Introduction to Oceanography', 3),
    course('普通化学', 'General Chemistry', 3),
  ],
  [course('研究方法', 'Research Methods', 3), graded('专业认识实习', 'Field Practice', 2)],
  [
    course('专业英语', 'English for Specific Purposes', 2),
    course('实验设计', 'Experimental Design', 3),
  ],
  [course('数据处理', 'Data Processing', 3), graded('学年论文', 'Term Paper', 2)],
];

const postgraduate: readonly Term[] = [
  [
    course('新时代中国特色社会主义理论与实践', 'Theory and Practice of Chinese Society', 2),
    course('学术英语', 'Academic English', 2),
    course('研究方法论', 'Research Methodology', 3),
    course('学科前沿', 'Frontiers of the Discipline', 2),
    elective('高级统计', 'Advanced Statistics', 2),
  ],
  [
    course('学术规范与论文写作', 'Academic Integrity and Writing', 1),
    course('专业文献研读', 'Readings in the Discipline', 3),
    course('专业理论与实践', 'Theory and Practice of the Discipline', 3),
    elective('教育测量与评价', 'Measurement and Evaluation', 2),
    graded('学术活动', 'Academic Activities', 1),
  ],
];

/** What a student takes, by term of study. Of colleges without a plan of their own, the general one. */
export function curriculumOf(level: string, college: string): readonly Term[] {
  if (level === 'postgraduate') return postgraduate;
  const own = new Map([
    ['计算机与人工智能学院', computing],
    ['经济管理学院', economics],
    ['外国语学院', languages],
    ['医学院', medicine],
  ]).get(college);
  const major = own ?? general;
  return common.map((term, index) => [...(major[index] ?? []), ...term]);
}
