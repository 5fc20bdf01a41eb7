import { beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthority,
  documentKind,
  packagedTemplates,
  type DocumentKinds,
} from '@hallway/certificates';
import {
  readDocumentKind,
  signDocumentKinds,
  kindOfPaper,
  verifyQr,
} from '@hallway/certificates/verify';
import { createFixture, issue, sharedEngine, type Fixture } from '../support.ts';

const now = new Date('2026-12-01T00:00:00Z');

let fixture: Fixture;
let kinds: DocumentKinds;
beforeAll(async () => {
  fixture = await createFixture();
  const templates = await packagedTemplates();
  kinds = Object.fromEntries(
    templates.map(({ template }) => [
      `${template.id}-${template.language}@${template.version}`,
      documentKind(template),
    ]),
  );
});

describe('what verifiers are told of a kind of paper', () => {
  it('covers everything a paper says of its holder, and tells what its code does not vouch for', async () => {
    const rendered = await (await sharedEngine()).render(issue('D01'), fixture.signer);
    const kind = kinds['D01-zh@1'];
    const told = new Set(kind?.printed.map(({ field }) => field));
    for (const key of Object.keys(rendered.printed)) {
      const field = key.replace(/\|.*/, '');
      if (/^(subject|data|purpose|term)\./.test(field)) expect(told).toContain(field);
    }
    const open = kind?.printed.filter(({ vouched }) => !vouched).map(({ field }) => field);
    expect(open).toEqual(expect.arrayContaining(['subject.birthDate', 'subject.idNumber']));
    expect(open).not.toContain('subject.college');
  });

  it('has both languages everywhere', () => {
    for (const { name, data, printed } of Object.values(kinds)) {
      for (const { zh, en } of [
        name,
        ...[...Object.values(data), ...printed].map((one) => one.label),
      ]) {
        expect([zh, en].every((text) => text.length > 0)).toBe(true);
      }
    }
  });

  it('is believed only from the university', async () => {
    const rendered = await (await sharedEngine()).render(issue('D01'), fixture.signer);
    const { claims } = await verifyQr(rendered.qr, fixture.trust, now);
    if (!claims) throw new Error('not genuine');
    const stranger = await createAuthority({
      organisation: { zh: '别处', en: 'Elsewhere' },
      notBefore: new Date('2026-01-01T00:00:00Z'),
    });
    const ours = await signDocumentKinds(kinds, now, fixture.authority.statements);
    const theirs = await signDocumentKinds(kinds, now, stranger.statements);
    const read = (text?: string) =>
      readDocumentKind(
        kindOfPaper(claims),
        { ...fixture.trust, ...(text && { kinds: text }) },
        now,
      );
    expect(await read(ours)).toEqual(kinds['D01-zh@1']);
    expect(await Promise.all([read(theirs), read(), read('a.b.c'), read('')])).toEqual(
      Array.from({ length: 4 }, () => null),
    );
  });
});
