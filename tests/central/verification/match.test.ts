import { describe, expect, it } from 'vitest';
import { matchClaim } from '../../../central/src/verification/match.ts';

const fields = {
  'subject.birthDate|long': '2006年3月14日',
  'data.gpa': '3.80',
  'courses/0.name': '高等数学',
  'courses/0.grade': '92',
  'courses/1.name': '数据结构',
  'courses/1.grade': '78',
  'courses/10.name': '操作系统',
  'courses/10.grade|plain': '92',
};

describe('whether a paper says something', () => {
  it('is answered field by field', () => {
    const answer = (field: string, text: string) => matchClaim(fields, { field, text });
    expect(answer('subject.birthDate', '2006-03-14')).toBe('match');
    expect(answer('subject.birthDate', '2006-03-15')).toBe('no-match');
    expect(answer('data.gpa', '3.8')).toBe('match');
    expect(answer('subject.birth', '2006-03-14')).toBe('cannot-say');
    expect(matchClaim(null, { field: 'data.gpa', text: '3.80' })).toBe('cannot-say');
  });

  it('is answered for a row as a whole', () => {
    const answer = (row: Record<string, string>) =>
      matchClaim(fields, { field: 'data.courses', row });
    expect(answer({ name: '数据结构', grade: '78' })).toBe('match');
    expect(answer({ name: '操作系统', grade: '92' })).toBe('match');
    // The mark of another course.
    expect(answer({ name: '数据结构', grade: '92' })).toBe('no-match');
    expect(answer({ name: '体育' })).toBe('no-match');
    expect(answer({ teacher: '王' })).toBe('cannot-say');
    expect(answer({})).toBe('cannot-say');
    expect(matchClaim(fields, { field: 'data.awards', row: { name: 'x' } })).toBe('cannot-say');
  });
});
