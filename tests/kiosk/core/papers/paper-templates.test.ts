import { readFile } from 'node:fs/promises';
import {
  createAuthority,
  parseTemplate,
  type Authority,
  type TemplateRelease,
} from '@hallway/certificates';
import { templateListKey, templateRecordKey } from '@hallway/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { PaperTemplates } from '../../../../kiosk/src/core/papers/index.ts';
import { delOp, openTestRooms, putOp } from '../support/rooms.ts';

let authority: Authority;
let other: Authority;
let source: Record<string, unknown>;

beforeAll(async () => {
  const notBefore = new Date('2026-01-01T00:00:00Z');
  const organisation = { zh: '澜江大学', en: 'Lanjiang University' };
  [authority, other] = await Promise.all([
    createAuthority({ organisation, notBefore }),
    createAuthority({ organisation, notBefore }),
  ]);
  const file = new URL('../../../../certificates/templates/D01-zh.json', import.meta.url);
  source = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
});

/** A version of D01, and its release. */
function version(n: number, startsOn: string, retiredOn: string | null = null) {
  const json = JSON.stringify({ ...source, version: n });
  const { hash } = parseTemplate(JSON.parse(json));
  const release: TemplateRelease = {
    document: 'D01',
    language: 'zh',
    version: n,
    hash,
    startsOn,
    retiredOn,
  };
  return { key: `D01-zh@${n}`, json, release };
}

function kiosk(rootPem: () => string | null = () => authority.rootPem) {
  const { store, skipped } = openTestRooms();
  const templates = new PaperTemplates({ store, skipped, rootPem });
  const list = async (releases: TemplateRelease[], at: string, by: Authority = authority) => {
    const signed = await by.signTemplateList(releases, new Date(at));
    return { signed: Buffer.from(JSON.stringify(signed)).toString('base64') };
  };
  return {
    templates,
    skipped,
    again: () => new PaperTemplates({ store, skipped, rootPem }),
    content: (key: string, json: string) =>
      templates.apply('config', putOp(templateRecordKey(key), { json })),
    follow: async (releases: TemplateRelease[], at: string, by?: Authority) =>
      templates.apply('config', putOp(templateListKey, await list(releases, at, by))),
    on: (date: string, from = templates) => {
      const found = from.inForce(date);
      return (
        found && {
          versions: found.templates.map(({ template }) => template.version),
          refused: found.refused.map(({ key, code }) => `${key} ${code}`),
        }
      );
    },
  };
}

describe('templates of papers', () => {
  it('are those of the release until central has told', () => {
    expect(kiosk().on('2026-11-01')).toBeNull();
  });

  it('change on their day by the clock of the kiosk, with the cable cut and after a restart', async () => {
    const { content, follow, on, again } = kiosk();
    const [one, two] = [version(1, '2026-01-01'), version(2, '2026-12-01')];
    content(one.key, one.json);
    content(two.key, two.json);
    await follow([one.release, two.release], '2026-11-01T00:00:00Z');
    expect(on('2026-11-30')).toEqual({ versions: [1], refused: [] });
    expect(on('2026-12-01')).toEqual({ versions: [2], refused: [] });
    expect(on('2026-12-01', again())).toEqual({ versions: [2], refused: [] });
    expect(on('2025-12-31')).toEqual({ versions: [], refused: [] });
  });

  it('that were retired are used no more; retired before their day they never were', async () => {
    const { content, follow, on } = kiosk();
    const [one, two] = [version(1, '2026-01-01'), version(2, '2026-12-01', '2026-11-20')];
    content(one.key, one.json);
    await follow([one.release, two.release], '2026-11-01T00:00:00Z');
    expect(on('2026-12-02')).toEqual({ versions: [1], refused: [] });
    await follow([{ ...one.release, retiredOn: '2026-12-03' }], '2026-11-02T00:00:00Z');
    expect(on('2026-12-02')).toEqual({ versions: [1], refused: [] });
    expect(on('2026-12-03')).toEqual({ versions: [], refused: [] });
  });

  it('with another content than the released one are refused, and no earlier one stands in', async () => {
    const { content, follow, on } = kiosk();
    const [one, two] = [version(1, '2026-01-01'), version(2, '2026-11-01')];
    content(one.key, one.json);
    await follow([one.release, two.release], '2026-11-01T00:00:00Z');
    expect(on('2026-11-01')).toEqual({ versions: [], refused: ['D01-zh@2 TEMPLATE_MISSING'] });
    for (const [json, code] of [
      [two.json.replace('在读证明', '毕业证明'), 'TEMPLATE_CHANGED'],
      [one.json, 'TEMPLATE_CHANGED'],
      ['{}', 'TEMPLATE_UNREADABLE'],
      ['{', 'TEMPLATE_UNREADABLE'],
    ] as const) {
      content(two.key, json);
      expect(on('2026-11-01')).toEqual({ versions: [], refused: [`D01-zh@2 ${code}`] });
    }
    content(two.key, two.json);
    expect(on('2026-11-01')).toEqual({ versions: [2], refused: [] });
  });

  it('stay as they are when a list is foreign, older, changed or no list', async () => {
    const { templates, content, follow, on, skipped } = kiosk();
    const [one, two] = [version(1, '2026-01-01'), version(2, '2026-11-01')];
    content(one.key, one.json);
    content(two.key, two.json);
    await follow([one.release], '2026-11-02T00:00:00Z');
    await follow([one.release, two.release], '2026-11-03T00:00:00Z', other);
    expect(on('2026-11-05')).toEqual({ versions: [1], refused: ['list LIST_NOT_SIGNED'] });
    await follow([one.release, two.release], '2026-11-01T00:00:00Z');
    expect(on('2026-11-05')).toEqual({ versions: [1], refused: ['list LIST_OLDER'] });
    const good = await authority.signTemplateList([one.release], new Date('2026-11-04T00:00:00Z'));
    const changed = { ...good, releases: [{ ...one.release, retiredOn: '2026-11-04' }] };
    for (const [bad, code] of [
      [changed, 'LIST_NOT_SIGNED'],
      [{ version: 1 }, 'LIST_UNREADABLE'],
      [null, 'LIST_UNREADABLE'],
    ] as const) {
      const signed = Buffer.from(JSON.stringify(bad)).toString('base64');
      templates.apply('config', putOp(templateListKey, { signed }));
      expect(on('2026-11-05')).toEqual({ versions: [1], refused: [`list ${code}`] });
    }
    templates.apply('config', putOp(templateListKey, { nonsense: true }));
    templates.apply('config', delOp(templateListKey));
    expect(skipped.counts()).toEqual({ config: 1 });
    await follow([one.release, two.release], '2026-11-06T00:00:00Z');
    expect(on('2026-11-05')).toEqual({ versions: [2], refused: [] });
  });

  it('are believed from nobody before the root has come', async () => {
    const { follow, on } = kiosk(() => null);
    await follow([version(1, '2026-01-01').release], '2026-11-02T00:00:00Z');
    expect(on('2026-11-05')).toBeNull();
  });

  it('leave other records of the configuration alone, and start over with the partition', async () => {
    const { templates, content, follow, on } = kiosk();
    const one = version(1, '2026-01-01');
    content(one.key, one.json);
    await follow([one.release], '2026-11-02T00:00:00Z');
    templates.apply('config', putOp('K01', { kioskId: 'K01' }));
    templates.apply('config', putOp('keys', { signed: 'AAAA' }));
    expect(on('2026-11-05')?.versions).toEqual([1]);
    templates.apply('config', delOp(templateRecordKey(one.key)));
    expect(on('2026-11-05')?.refused).toEqual(['D01-zh@1 TEMPLATE_MISSING']);
    templates.reset();
    expect(on('2026-11-05')).toBeNull();
    // A central that was restored from a backup begins with an older list.
    content(one.key, one.json);
    await follow([one.release], '2026-10-01T00:00:00Z');
    expect(on('2026-11-05')?.versions).toEqual([1]);
  });
});
