import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCard } from '@hallway/central/demo';
import { verifyPdf, type TrustStore } from '@hallway/certificates';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { starters } from '../../../central/web/templates/model/starters.ts';
import { signIn } from '../../central/support/central.ts';
import { desk } from '../../central/templates/desk.ts';
import { openHall, today, type Hall } from './support/kiosk.ts';

const no = '2024110101';
const name = { zh: '志愿服务时长证明', en: 'Certificate of Volunteer Service' };

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, 60_000);
afterAll(() => hall.stop());

/** A registrar's idea, drafted by one person and let go by another. */
async function releaseD14(): Promise<void> {
  const { origin } = hall.central;
  const designer = desk(origin, await signIn(origin, 'designer'));
  const registrar = desk(origin, await signIn(origin, 'registrar'));
  const { usual } = await designer.list();
  const template = starters[0]!.make({ name, language: 'zh' });
  const { body } = await designer.post('', {
    document: 'D14',
    language: 'zh',
    json: JSON.stringify({
      ...template,
      title: '{data.hours}',
      data: { hours: { type: 'number', label: { zh: '服务时长', en: 'Hours of service' } } },
      claims: ['data.hours'],
    }),
    offer: { releaseClass: 'P', audience: ['undergraduate'], terms: usual },
  });
  expect((await designer.post(`/${body.key}/submit`, { revision: 1 })).code).toBeNull();
  const released = await registrar.post(`/${body.key}/release`, { startsOn: today });
  expect(released.code).toBeNull();
}

/** The office enters what the document states of this person. */
async function enterHours(): Promise<void> {
  const { origin } = hall.central;
  const cookie = await signIn(origin, 'registrar');
  const response = await fetch(`${origin}/api/papers/approve`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ no, document: 'D14', data: { hours: 36 }, copies: 2 }),
  });
  expect(response.status).toBe(201);
}

it('a document that was made at central is offered and printed at a kiosk that runs', async () => {
  const { core, reader, printer, screen } = hall;
  await releaseD14();
  await enterHours();
  await reader.tap(demoCard(no));
  await screen('home');
  const list = async () => {
    await core.handlers['service.open']({ service: 'certificates' });
    const { screen: shown } = await screen('documents');
    await core.handlers['session.back'](undefined);
    return shown.name === 'documents' ? shown.documents : [];
  };
  await expect
    .poll(list, { timeout: 20_000, interval: 250 })
    .toContainEqual(expect.objectContaining({ document: 'D14', name }));
  await core.handlers['service.open']({ service: 'certificates' });
  await core.handlers['document.choose']({ document: 'D14' });
  await core.handlers['request.set']({ purpose: 'internship', copies: 1 });
  await core.handlers['request.preview'](undefined);
  await screen('preview', ({ ready }) => ready);
  await core.handlers['print.confirm'](undefined);
  await screen('take');
  const [file = ''] = readdirSync(printer.spoolDir);
  const pdf = readFileSync(join(printer.spoolDir, file));
  const answer = await fetch(`${hall.central.origin}/api/verify/trust`);
  const verdict = await verifyPdf(pdf, (await answer.json()) as TrustStore, new Date());
  expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(verdict.claims?.serial).toMatch(/^LJU-D14-/);
  expect(verdict.claims?.statements).toContainEqual({ field: 'data.hours', value: 36 });
}, 60_000);
