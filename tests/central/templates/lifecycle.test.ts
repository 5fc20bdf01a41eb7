import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { parseTemplate } from '@hallway/certificates';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { desk, listAt, templateAt, type Desk } from './desk.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let designer: Desk;
let registrar: Desk;
let today: string;

const inDays = (days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  designer = desk(central.origin, await signIn(central.origin, 'designer'));
  registrar = desk(central.origin, await signIn(central.origin, 'registrar'));
  ({ today } = await designer.list());
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

async function stateOf(key: string) {
  const found = (await designer.list()).versions.find((one) => one.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

/** A version of D01 with another title, handed in by the designer. */
async function handIn(title: string): Promise<string> {
  const latest = (await designer.list()).versions.find((one) => one.key.startsWith('D01-zh@'));
  const { body } = await designer.post('', {
    document: 'D01',
    language: 'zh',
    origin: latest?.version,
  });
  const json = { ...JSON.parse((await designer.content(body.key)).json), title };
  const saved = await designer.put(`/${body.key}`, { revision: 1, json: JSON.stringify(json) });
  expect(saved.body).toEqual({ key: body.key, revision: 2 });
  expect((await designer.post(`/${body.key}/submit`, { revision: 2 })).status).toBe(204);
  return body.key;
}

describe('at first start', () => {
  test('the templates that came with the program are in force, and kiosks have them signed', async () => {
    const first = await stateOf('D01-zh@1');
    expect(first).toMatchObject({ state: 'published', inForce: true, startsOn: '2000-01-01' });
    expect(first.steps.map(({ step, by }) => [step, by])).toEqual([['delivered', null]]);
    const { releases } = await listAt(kiosk);
    const json = await templateAt(kiosk, 'D01-zh@1');
    const { hash } = parseTemplate(JSON.parse(json ?? ''));
    expect(hash).toBe(first.hash);
    expect(releases).toContainEqual({
      document: 'D01',
      language: 'zh',
      version: 1,
      hash,
      startsOn: '2000-01-01',
      retiredOn: null,
    });
  });
});

describe('a version', () => {
  test('goes from draft to paper by two people, each step on record', async () => {
    const key = await handIn('甲');
    expect((await registrar.post(`/${key}/release`, { startsOn: today })).status).toBe(204);
    const released = await stateOf(key);
    expect(released).toMatchObject({ state: 'published', inForce: true, startsOn: today });
    expect(released.steps.map(({ step, by }) => [step, by])).toEqual([
      ['begun', '沈清'],
      ['edited', '沈清'],
      ['submitted', '沈清'],
      ['released', '郑洁'],
    ]);
    expect(new Set(released.steps.slice(1).map(({ hash }) => hash))).toEqual(
      new Set([released.hash]),
    );
    expect((await stateOf('D01-zh@1')).inForce).toBe(false);
    expect((await listAt(kiosk)).releases.at(-1)).toMatchObject({ hash: released.hash });
    expect(JSON.parse((await templateAt(kiosk, key)) ?? '')).toMatchObject({ title: '甲' });
  });

  test('is released by nobody who had a hand in it, and by no designer', async () => {
    const { body } = await registrar.post('', { document: 'D01', language: 'zh', origin: 1 });
    await registrar.post(`/${body.key}/submit`, { revision: 1 });
    for (const act of ['release', 'return']) {
      const what = act === 'release' ? { startsOn: today } : { note: '不好' };
      expect((await registrar.post(`/${body.key}/${act}`, what)).code).toBe('TEMPLATE_OWN');
      expect((await designer.post(`/${body.key}/${act}`, what)).code).toBe('NOT_ALLOWED');
    }
    expect((await registrar.post(`/${body.key}/withdraw`)).status).toBe(204);
    expect(await stateOf(body.key)).toMatchObject({ state: 'withdrawn', own: false });
  });

  test('does not change once it was handed in, not even in the tables', async () => {
    const key = await handIn('乙');
    const { json } = await designer.content(key);
    expect((await designer.put(`/${key}`, { revision: 2, json })).code).toBe('TEMPLATE_STATE');
    expect((await designer.post(`/${key}/submit`, { revision: 2 })).code).toBe('TEMPLATE_STATE');
    const tables = new Sqlite(join(central.dataDir, 'central.db'));
    for (const sql of [
      `UPDATE template SET json = '{}' WHERE state = 'review'`,
      `UPDATE template SET hash = '' WHERE state = 'published'`,
      'DELETE FROM template',
      `UPDATE template_step SET step = 'released'`,
      'DELETE FROM template_step',
    ]) {
      expect(() => tables.exec(sql), sql).toThrow(/never|only/);
    }
    tables.close();
    expect((await registrar.post(`/${key}/return`, { note: '标题不对' })).status).toBe(204);
    const returned = await stateOf(key);
    expect(returned.state).toBe('withdrawn');
    expect(returned.steps.at(-1)).toMatchObject({ step: 'returned', by: '郑洁', note: '标题不对' });
  });

  test('starts on its day; only then the earlier one gives way, and kiosks have both', async () => {
    const before = (await designer.list()).versions.find(
      (one) => one.inForce && one.key.startsWith('D01-zh@'),
    );
    const key = await handIn('丙');
    for (const startsOn of [inDays(-1), inDays(400)]) {
      expect((await registrar.post(`/${key}/release`, { startsOn })).code).toBe('TEMPLATE_DATE');
    }
    await registrar.post(`/${key}/release`, { startsOn: inDays(7) });
    expect((await stateOf(key)).inForce).toBe(false);
    expect((await stateOf(before?.key ?? '')).inForce).toBe(true);
    expect((await templateAt(kiosk, key)) === null).toBe(false);
    expect((await templateAt(kiosk, before?.key ?? '')) === null).toBe(false);
    // Taken back before its day, it never was.
    expect((await registrar.post(`/${key}/retire`)).status).toBe(204);
    expect(await stateOf(key)).toMatchObject({ state: 'retired', retiredOn: today });
    expect((await templateAt(kiosk, key)) === null).toBe(true);
    expect((await listAt(kiosk)).releases.at(-1)).toMatchObject({ retiredOn: today });
  });

  test('comes back with the same content under a new number, released by a second person', async () => {
    const old = await registrar.content('D01-zh@1');
    const { body, status } = await designer.post('/D01-zh@1/restore');
    expect(status).toBe(201);
    expect(await stateOf(body.key)).toMatchObject({ state: 'review', origin: 1, own: true });
    const { version, ...content } = JSON.parse((await registrar.content(body.key)).json);
    expect({ ...content, version: 1 }).toEqual(JSON.parse(old.json));
    expect(body.key).toBe(`D01-zh@${version}`);
    expect((await registrar.post(`/${body.key}/release`, { startsOn: today })).status).toBe(204);
    expect((await stateOf(body.key)).inForce).toBe(true);
  });

  test('that is faulty is refused with every place named', async () => {
    const { body } = await designer.post('', { document: 'D02', language: 'en', origin: 1 });
    const content = JSON.parse((await designer.content(body.key)).json) as {
      elements: Record<string, unknown>[];
    };
    content.elements[0] = { ...content.elements[0], onclick: 'alert(1)' };
    content.elements.push({ type: 'script', text: 'alert(1)' });
    const json = JSON.stringify(content);
    expect((await designer.put(`/${body.key}`, { revision: 1, json })).status).toBe(200);
    const refused = await designer.ask<{ error: { problems: { pointer: string }[] } }>(
      'POST',
      `/${body.key}/submit`,
      { revision: 2 },
    );
    expect(refused).toMatchObject({ status: 422, code: 'TEMPLATE_INVALID' });
    expect(refused.body.error.problems.map(({ pointer }) => pointer)).toEqual([
      '/elements/0/onclick',
      `/elements/${content.elements.length - 1}/type`,
    ]);
    for (const bad of ['[]', '{', '"x"', `{"title":"${'x'.repeat(70_000)}"}`]) {
      const answer = await designer.put(`/${body.key}`, { revision: 2, json: bad });
      expect(answer.code).toBe('TEMPLATE_INVALID');
    }
    await designer.post(`/${body.key}/withdraw`);
  });
});

describe('two editors of a draft', () => {
  test('do not overwrite each other, and there is one draft at a time', async () => {
    const { body } = await designer.post('', { document: 'D02', language: 'en', origin: 1 });
    const again = await registrar.post('', { document: 'D02', language: 'en', origin: 1 });
    expect(again.code).toBe('TEMPLATE_OPEN');
    const { json } = await designer.content(body.key);
    const change = { revision: 1, json };
    const answers = await Promise.all([
      designer.put(`/${body.key}`, change),
      registrar.put(`/${body.key}`, change),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(answers.map(({ code }) => code)).toContain('TEMPLATE_CHANGED');
    expect((await designer.post(`/${body.key}/submit`, { revision: 1 })).code).toBe(
      'TEMPLATE_CHANGED',
    );
    // Both had a hand in it now, so neither may let it go.
    await registrar.put(`/${body.key}`, { revision: 2, json });
    await designer.post(`/${body.key}/submit`, { revision: 3 });
    expect((await registrar.post(`/${body.key}/release`, { startsOn: today })).code).toBe(
      'TEMPLATE_OWN',
    );
    await designer.post(`/${body.key}/withdraw`);
  });
});

test('is for those who make templates', async () => {
  const technician = desk(central.origin, await signIn(central.origin, 'technician'));
  const stranger = desk(central.origin, '');
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/D01-zh@1'],
    ['POST', ''],
    ['PUT', '/D01-zh@1'],
    ...['submit', 'withdraw', 'restore', 'return', 'release', 'retire'].map((act) => [
      'POST',
      `/D01-zh@1/${act}`,
    ]),
  ] as [string, string][]) {
    expect((await technician.ask(method, path)).code).toBe('NOT_ALLOWED');
    expect((await stranger.ask(method, path)).code).toBe('SIGN_IN_NEEDED');
  }
  for (const key of ['D01', 'D01-zh@0', 'D99-zh@1', '../x', 'D01-zh@1%00']) {
    expect((await designer.ask('GET', `/${encodeURIComponent(key)}`)).status).toBe(404);
  }
});
