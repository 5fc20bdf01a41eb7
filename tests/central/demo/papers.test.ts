import { paperKey, paperSchema } from '@hallway/protocol';
import { demoDocuments, demoPapers, demoPeople } from '@hallway/central/demo';
import { checkData, packagedTemplates } from '@hallway/certificates';
import { describe, expect, test } from 'vitest';
import type { TranscriptData } from '../../../central/src/papers/transcript.ts';

const days = ['2026-11-22', '2026-09-16', '2027-03-24'];

const templates = await packagedTemplates();

describe.each(days)('demo papers on %s', (today) => {
  const papers = demoPapers(today);
  const of = (no: string, document: string) =>
    papers.filter((paper) => paper.no === no && paper.document === document);
  const rowsOf = (no: string) => {
    const [paper] = of(no, 'D03');
    if (!paper) throw new Error(`${no} has no transcript`);
    return (paper.data as TranscriptData).courses;
  };

  test('keep to the schema kiosks check, each under a key of its own', () => {
    for (const paper of papers) paperSchema.parse(paper);
    expect(new Set(papers.map(paperKey)).size).toBe(papers.length);
  });

  test('fit what the template of every language declares', () => {
    for (const { document, data } of papers) {
      const own = templates.filter(({ template }) => template.id === document);
      const entry = demoDocuments.find((one) => one.document === document);
      expect(own.map(({ template }) => template.language).sort()).toEqual(
        entry?.languages.toSorted(),
      );
      for (const { template } of own) checkData(template.data, data);
    }
  });

  test('are of people who may have the document, and of documents that need a record', () => {
    const people = new Map(demoPeople(today).map((person) => [person.no, person]));
    for (const { no, document } of papers) {
      const entry = demoDocuments.find((one) => one.document === document);
      expect(entry?.needsRecord, document).toBe(true);
      const role = people.get(no)?.role;
      expect(role && entry?.audience.includes(role), `${no} ${document}`).toBe(true);
    }
  });

  test('give every document that needs a record to somebody', () => {
    const needed = demoDocuments.filter(({ needsRecord }) => needsRecord);
    const given = new Set(papers.map(({ document }) => document));
    expect([...given].sort()).toEqual(needed.map(({ document }) => document));
  });

  test('of release class A are approved, within the last 30 days', () => {
    const noon = Date.parse(`${today}T04:00:00Z`);
    for (const { document, ref, approval } of papers) {
      const entry = demoDocuments.find((one) => one.document === document);
      const needed = entry?.releaseClass === 'A' || ref === 'income';
      expect(approval !== null, `${document} ${ref}`).toBe(needed);
      if (!approval) continue;
      const age = noon - Date.parse(approval.approvedAt);
      expect(age > 0 && age < 30 * 86_400_000).toBe(true);
    }
  });

  test('have one retake and one exemption', () => {
    const retakes = rowsOf('2024110101').filter(({ name }) => name.zh === '大学物理');
    expect(retakes.map(({ grade, remark }) => [grade, remark])).toEqual([
      ['52', 'none'],
      ['81', 'retake'],
    ]);
    const exempt = rowsOf('2023110207').filter(({ remark }) => remark === 'exempt');
    expect(exempt.map(({ grade }) => grade)).toEqual(['免修']);
  });

  test('have a record of six terms or more that no single page holds', () => {
    const rows = rowsOf('2023110207');
    const terms = new Set(rows.map(({ term }) => term.zh));
    expect(terms.size).toBeGreaterThanOrEqual(6);
    expect(rows.length).toBeGreaterThanOrEqual(50);
  });

  test('keep the rows of a term together, in the order of the terms', () => {
    for (const { document, data } of papers) {
      if (document !== 'D03') continue;
      const terms = (data as TranscriptData).courses.map(({ term }) => term.zh);
      const changes = terms.filter((term, index) => term !== terms[index - 1]);
      expect(changes).toEqual([...new Set(terms)]);
    }
  });

  test('of somebody in their first term hold no transcript', () => {
    expect(of('2026110641', 'D03').length).toBe(today < '2027-02' ? 0 : 1);
  });
});

test('come out the same every time', () => {
  expect(demoPapers('2026-11-22')).toEqual(demoPapers('2026-11-22'));
});
