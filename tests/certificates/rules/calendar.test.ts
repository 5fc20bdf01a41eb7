import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { campusDate, termAt, universityCalendar, validUntil } from '@hallway/certificates/rules';

const at = (moment: string) => termAt(universityCalendar, new Date(moment));

describe('the teaching calendar', () => {
  it('begins autumn on the Monday nearest 1 September', () => {
    expect(at('2026-08-31T04:00:00Z').startsOn).toBe('2026-08-31');
    expect(at('2027-09-15T04:00:00Z').startsOn).toBe('2027-08-30');
    expect(at('2028-10-01T04:00:00Z').startsOn).toBe('2028-09-04');
  });

  it('begins spring on the fourth Monday of February', () => {
    expect(at('2027-03-01T04:00:00Z').startsOn).toBe('2027-02-22');
    expect(at('2029-03-01T04:00:00Z').startsOn).toBe('2029-02-26');
  });

  it('ends both after 18 teaching and 2 exam weeks', () => {
    expect(at('2026-09-10T04:00:00Z').endsOn).toBe('2027-01-17');
    expect(at('2027-03-01T04:00:00Z').endsOn).toBe('2027-07-11');
  });

  it('names the week and what goes on in it', () => {
    expect(at('2026-11-22T04:00:00Z')).toMatchObject({ week: 12, phase: 'teaching' });
    expect(at('2026-09-02T04:00:00Z')).toMatchObject({ week: 1, phase: 'registration' });
    expect(at('2026-09-20T04:00:00Z')).toMatchObject({ week: 3, phase: 'late-registration' });
    expect(at('2027-01-10T04:00:00Z')).toMatchObject({ week: 19, phase: 'exams' });
  });

  it('counts a break to the term that has ended', () => {
    expect(at('2027-02-01T04:00:00Z')).toMatchObject({
      term: { year: 2026, half: 'autumn' },
      phase: 'break',
    });
    expect(at('2027-08-01T04:00:00Z')).toMatchObject({
      term: { year: 2026, half: 'spring' },
      phase: 'break',
    });
  });

  it('changes term at midnight on campus, not in Greenwich', () => {
    expect(at('2026-08-30T15:59:59Z').term).toEqual({ year: 2025, half: 'spring' });
    expect(at('2026-08-30T16:00:00Z').term).toEqual({ year: 2026, half: 'autumn' });
  });

  it('gives every moment exactly one term, whose first week holds its first day', () => {
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const day = termAt(universityCalendar, moment);
        expect(day.week).toBeGreaterThanOrEqual(1);
        expect(day.startsOn <= campusDate(moment)).toBe(true);
        expect(new Date(`${day.startsOn}T00:00:00Z`).getUTCDay()).toBe(1);
        if (day.phase !== 'break') expect(campusDate(moment) <= day.endsOn).toBe(true);
      }),
    );
  });

  it('counts validity in days of the campus clock', () => {
    expect(validUntil(new Date('2026-11-22T15:59:00Z'), 90)).toBe('2027-02-20');
    expect(validUntil(new Date('2026-11-22T16:01:00Z'), 90)).toBe('2027-02-21');
  });
});
