import type { Bilingual } from '../documents/types.ts';
import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Hold, Refusal, Rule } from './types.ts';

/** R06: no transcript while a grade is locked or under appeal; a graduate's must be complete. */
export const R06: Rule = {
  id: 'R06',
  may(about) {
    const hold = about.record?.hold ?? null;
    if (hold === null) return null;
    if (hold === 'scores-incomplete' && !hasGraduated(about)) return null;
    return held(about, hold);
  },
};

function hasGraduated({ standing }: Case): boolean {
  return standing.role === 'alumnus' || standing.status === 'graduated';
}

const values: Record<Hold, Bilingual> = {
  'grade-locked': { zh: '有成绩被锁定', en: 'A grade is locked' },
  'appeal-open': { zh: '成绩复核中', en: 'A grade is under appeal' },
  'scores-incomplete': { zh: '有课程缺成绩', en: 'A course has no grade' },
};

const messages: Record<Hold, Bilingual> = {
  'grade-locked': {
    zh: '您有课程的成绩被锁定，解锁后才能打印成绩单。',
    en: 'The grade of one of your courses is locked; the transcript can be printed once it is released.',
  },
  'appeal-open': {
    zh: '您有一项成绩复核还没有结果，结果出来后才能打印成绩单。',
    en: 'A grade is under appeal; the transcript can be printed once the appeal is decided.',
  },
  'scores-incomplete': {
    zh: '您的成绩记录还缺课程成绩，毕业生的成绩单必须完整。',
    en: 'Your record lacks the grade of a course, and a graduate’s transcript must be complete.',
  },
};

function held(about: Case, hold: Hold): Refusal {
  const there = windowOf(officeOf(about, 'R06'));
  return {
    rule: 'R06',
    field: { zh: '成绩记录', en: 'Grades' },
    value: values[hold],
    message: messages[hold],
    fix: {
      zh: `请先问任课老师或所在学院；如果认为记录有误，请在这里取号，到${there.zh}核对。`,
      en: `Ask your teacher or college first. If you think the record is wrong, take a ticket here for ${there.en}.`,
    },
    owner: ownerOf(about, 'R06'),
    next: 'ticket',
  };
}
