import { rulesOf, type RuleSet } from '@hallway/certificates/rules';
import { catalogueEntrySchema, rulesKey } from '@hallway/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { starters } from '../../../central/web/templates/model/starters.ts';
import type { Offer } from '../../../central/web/contract/templates.ts';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { desk, type Desk } from './desk.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let designer: Desk;
let registrar: Desk;
let today: string;
let offer: Offer;

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  designer = desk(central.origin, await signIn(central.origin, 'designer'));
  registrar = desk(central.origin, await signIn(central.origin, 'registrar'));
  const { today: day, usual } = await designer.list();
  today = day;
  offer = { releaseClass: 'A', audience: ['undergraduate'], terms: { ...usual, validDays: 30 } };
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

const name = { zh: '志愿服务时长证明', en: 'Certificate of Volunteer Service' };
const inDays = (days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const blank = (language: 'zh' | 'en') =>
  JSON.stringify({
    ...Object(starters[0]?.make({ name, language })),
    options: { hours: { label: { zh: '显示时长', en: 'Show the hours' }, default: true } },
  });

/** Begins a version, hands it in, and lets another person release it. */
async function release(start: object, startsOn = today): Promise<string> {
  const { key } = (await designer.post('', start)).body;
  expect((await designer.post(`/${key}/submit`, { revision: 1 })).code).toBeNull();
  expect((await registrar.post(`/${key}/release`, { startsOn })).code).toBeNull();
  return key;
}

async function offered(document: string) {
  const op = (await kiosk.pull('catalog')).ops.find(({ key }) => key === document);
  return op ? catalogueEntrySchema.parse(op.data) : null;
}

async function rules(): Promise<RuleSet> {
  const op = (await kiosk.pull('config')).ops.findLast(({ key }) => key === rulesKey);
  return op?.data as RuleSet;
}

test('nobody hands in a new document without having said who may have it', async () => {
  const { body } = await designer.post('', { document: 'D14', language: 'zh', json: blank('zh') });
  const refused = await designer.post(`/${body.key}/submit`, { revision: 1 });
  expect(refused).toMatchObject({ status: 422, code: 'TEMPLATE_UNOFFERED' });
  for (const bad of [{}, { ...offer, audience: [] }, { ...offer, price: 1 }]) {
    const json = blank('zh');
    const change = { revision: 1, json, offer: bad };
    expect((await designer.put(`/${body.key}`, change)).code).toBe('BAD_REQUEST');
  }
  await designer.post(`/${body.key}/withdraw`);
});

test('a new document comes into the catalogue and the rules with its release, not before', async () => {
  const start = { document: 'D14', language: 'zh', json: blank('zh'), offer };
  const { body } = await designer.post('', start);
  expect(await designer.content(body.key)).toMatchObject({ offer, offered: null });
  await designer.post(`/${body.key}/submit`, { revision: 1 });
  expect(await offered('D14')).toBeNull();
  const { version } = await rules();
  await registrar.post(`/${body.key}/release`, { startsOn: inDays(3) });
  expect(await offered('D14')).toEqual({
    document: 'D14',
    name,
    languages: ['zh'],
    releaseClass: 'A',
    audience: ['undergraduate'],
    office: 'registrar',
    options: [{ name: 'hours', label: { zh: '显示时长', en: 'Show the hours' }, default: true }],
    needsRecord: true,
    form: 'a4',
    order: 14,
    enabled: true,
  });
  const set = await rules();
  expect(set.version).toBe(version + 1);
  expect(rulesOf(set, 'D14')).toEqual(offer.terms);
  expect(await designer.content(body.key)).toMatchObject({ offer, offered: offer });
});

/** As the registrar's own page of rules does. */
async function changeRules(set: RuleSet): Promise<number> {
  const response = await fetch(`${central.origin}/api/rules`, {
    method: 'PUT',
    headers: {
      cookie: await signIn(central.origin, 'registrar'),
      'content-type': 'application/json',
    },
    body: JSON.stringify(set),
  });
  return response.status;
}

test('another language is added; what a registrar has changed in the rules since then stays', async () => {
  const set = await rules();
  const changed = { ...offer.terms, validDays: 10 };
  const documents = { ...set.documents, D14: changed };
  expect(await changeRules({ ...set, version: set.version + 1, documents })).toBe(204);
  await release({ document: 'D14', language: 'en', json: blank('en') });
  expect(await offered('D14')).toMatchObject({ languages: ['zh', 'en'], releaseClass: 'A' });
  expect(rulesOf(await rules(), 'D14')).toEqual(changed);
});

test('a later version keeps the offer it was copied with', async () => {
  const copy = await designer.post('', { document: 'D14', language: 'zh', origin: 2 });
  expect(await designer.content(copy.body.key)).toMatchObject({ offer });
  await designer.post(`/${copy.body.key}/withdraw`);
});

test('another offer holds from the day on which its version is in force', async () => {
  const wider: Offer = { ...offer, releaseClass: 'P', audience: ['undergraduate', 'staff'] };
  const later = { document: 'D14', language: 'zh', json: blank('zh'), offer: wider };
  const coming = await release(later, inDays(5));
  expect(await offered('D14')).toMatchObject({ releaseClass: 'A' });
  await registrar.post(`/${coming}/retire`);
  await release(later);
  expect(await offered('D14')).toMatchObject({
    releaseClass: 'P',
    audience: ['undergraduate', 'staff'],
    needsRecord: false,
    languages: ['zh', 'en'],
    order: 14,
  });
  expect(rulesOf(await rules(), 'D14')).toEqual(offer.terms);
});

test('a released version without an offer leaves the catalogue as it is', async () => {
  const before = await offered('D01');
  await release({ document: 'D01', language: 'zh', origin: 1 });
  expect(await offered('D01')).toEqual(before);
});
