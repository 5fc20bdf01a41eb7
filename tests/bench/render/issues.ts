import type { IssueInput } from '@hallway/certificates';
import { issue } from '../../certificates/support.ts';

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = '若溪启明一凡思远子涵嘉宁书瑶景行知夏云舒清和怀瑾望舒晚晴明哲雨桐浩然';
const MAJORS = [
  '软件工程',
  '人工智能',
  '会计学',
  '物流管理',
  '临床医学',
  '护理学',
  '海洋科学',
  '视觉传达设计',
];
const COLLEGES = ['计算机与人工智能学院', '经济管理学院', '医学院', '海洋学院', '艺术设计学院'];

function pick<T>(list: ArrayLike<T>, round: number, step: number): T {
  const one = list[(round * step) % list.length];
  if (one === undefined) throw new RangeError('empty list');
  return one;
}

/** A D01 whose name, numbers, dates and studies differ from those of every other round. */
export function differentIssue(round: number): IssueInput {
  const nameZh = pick(SURNAMES, round, 7) + pick(GIVEN, round, 5) + pick(GIVEN, round, 11);
  const day = String((round % 28) + 1).padStart(2, '0');
  return issue(
    'D01',
    {
      nameZh,
      no: String(2_024_110_101 + round * 7919),
      birthDate: `2006-0${(round % 9) + 1}-${day}`,
      major: { zh: pick(MAJORS, round, 3), en: 'Major' },
      college: { zh: pick(COLLEGES, round, 2), en: 'College' },
    },
    { serial: `LJU-D01-2026-K01-${String(round + 1).padStart(6, '0')}`, statusIndex: round * 131 },
  );
}

const SUBJECTS = [
  '高等数学',
  '大学物理',
  '程序设计',
  '数据结构',
  '线性代数',
  '大学英语',
  '概率统计',
];

/** A D03, the transcript, with so many courses; all but the number of courses differs from round to round. */
export function differentTranscript(round: number, courses: number): IssueInput {
  const { subject } = differentIssue(round);
  const course = (i: number) => {
    const name = pick(SUBJECTS, round + i, 3) + pick(GIVEN, round + i, 5) + pick(GIVEN, i, 7);
    return {
      term: { zh: `第${1 + Math.floor(i / 8)}学期`, en: 'Term' },
      name: { zh: name, en: 'Course' },
      kind: i % 3 === 0 ? 'elective' : 'required',
      credits: 1 + (i % 5),
      grade: String(60 + ((round + i * 7) % 40)),
      remark: 'none',
    };
  };
  const serial = `LJU-D03-2026-K01-${String(round + 1).padStart(6, '0')}`;
  return issue('D03', subject, {
    serial,
    statusIndex: round * 131,
    data: {
      courses: Array.from({ length: courses }, (_, i) => course(i)),
      creditsEarned: 90,
      average: 83,
      gpa: 3.3,
      gpaScale: 4,
      asOf: '2026-11-20',
    },
  });
}
