import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPdf, type TrustStore } from '@hallway/certificates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCard, demoPassword, demoPeople, demoPickupCode } from '@hallway/central/demo';
import { openHall, today, type Hall } from './support/kiosk.ts';

/** Papers are dated by the real clock, so the demo university stands on the real day. */

/** Left years ago: no card, no password, a code for one paper. */
const alumnus = 'A2016-0457';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await hall.stop();
});

/** The document that the printer was sent, as it spooled it. */
function spooled({ printer }: Hall): Buffer {
  const [name = ''] = readdirSync(printer.spoolDir);
  return readFileSync(join(printer.spoolDir, name));
}

async function trustOf({ central }: Hall): Promise<TrustStore> {
  const answer = await fetch(`${central.origin}/api/verify/trust`);
  return (await answer.json()) as TrustStore;
}

/** Read as a person would read it: from the page. */
function verifyCodeOn(pdf: Buffer): string {
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
  const [code] = /[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}/.exec(text) ?? [];
  if (code === undefined) throw new Error('no code on the page');
  return code;
}

/** From home to the preview of an enrolment certificate. */
async function toPreview(document: 'D01' | 'D02' = 'D01'): Promise<void> {
  const { handlers } = hall.core;
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document });
  await handlers['request.set']({ purpose: 'visa', copies: 1 });
  await handlers['request.preview'](undefined);
  await hall.screen('preview', (screen) => screen.ready || screen.message !== null);
}

describe('the main job', () => {
  it('goes from a card on the reader to paper in the slot, through the very wires', async () => {
    const { core, reader, printer, screen } = hall;
    await screen('attract', ({ services }) => services.every((service) => service.available));

    await reader.tap(demoCard('2024110101'));
    const home = await screen('home');
    expect(home.person).toEqual({ maskedName: { zh: '林*', en: 'LIN X***' }, noTail: '0101' });

    await toPreview();
    const image = await core.handlers['preview.page']({ page: 1 });
    expect(image.width).toBeGreaterThan(900);

    await core.handlers['print.confirm'](undefined);
    const take = await screen('take');
    expect(take.person).toBeNull();
    expect(printer.sheets()).toHaveLength(1);

    await core.handlers['paper.taken'](undefined);
    await screen('done', ({ delivered }) => delivered);
    await core.handlers['session.exit'](undefined);
    await screen('attract');
    expect(hall.tones).toContain('take');
  });

  it('makes a paper that proves itself, and that central knows', async () => {
    const pdf = spooled(hall);
    const trust = await trustOf(hall);
    const verdict = await verifyPdf(pdf, trust, new Date());
    expect(verdict.checks.filter((check) => !check.ok)).toEqual([]);
    const serial = verdict.claims?.serial ?? '';
    expect(serial).toMatch(/^LJU-D01-\d{4}-K01-\d{6}$/);
    const address = `${hall.central.origin}/api/verify/${serial}/${verifyCodeOn(pdf)}`;
    await expect
      .poll(async () => (await fetch(address)).json(), { timeout: 10_000, interval: 200 })
      .toMatchObject({ serial, state: 'valid', purpose: { zh: '办理签证' } });
  });

  it('gives an approved paper to whoever has its code, and nothing else of its person', async () => {
    const { handlers } = hall.core;
    const code = demoPickupCode(alumnus, 'D11');
    await handlers['session.begin'](undefined);
    await handlers['identify.choose']({ method: 'pickup-code' });
    await handlers['identify.pickup']({ no: alumnus, code: '00000000' });
    await hall.screen('pickup', ({ message }) => message?.code === 'PICKUP_WRONG');
    await handlers['identify.pickup']({ no: alumnus, code });
    const { screen } = await hall.screen('documents');
    expect(screen.name === 'documents' && screen.documents.map(({ document }) => document)).toEqual(
      ['D11-zh', 'D11-en'],
    );
    await handlers['document.choose']({ document: 'D11-zh' });
    await handlers['request.set']({ purpose: 'internship', copies: 1 });
    await handlers['request.preview'](undefined);
    await hall.screen('preview', ({ ready }) => ready);
    await handlers['print.confirm'](undefined);
    await hall.screen('take');
    await handlers['paper.taken'](undefined);
    await handlers['session.exit'](undefined);

    // Back from the list leads out: there is no home for a code.
    await handlers['session.begin'](undefined);
    await handlers['identify.choose']({ method: 'pickup-code' });
    await handlers['identify.pickup']({ no: alumnus, code });
    await hall.screen('documents');
    await handlers['session.back'](undefined);
    const { person } = await hall.screen('attract');
    expect(person).toBeNull();
  });

  it('leaves no name, number, card or secret in files or log', async () => {
    await hall.core.handlers['session.begin'](undefined);
    await hall.core.handlers['identify.choose']({ method: 'password' });
    const password = demoPassword('2023110207');
    await hall.core.handlers['identify.password']({ no: '2023110207', password });
    await hall.screen('home');
    await hall.core.handlers['session.exit'](undefined);

    const disk = hall.disk();
    const log = Buffer.from(hall.log());
    expect(log.length).toBeGreaterThan(0);
    const secrets = demoPeople(today).flatMap((person) => [
      person.no,
      person.nameZh,
      person.nameEn,
      person.idNumber,
      ...person.credentials.cards,
    ]);
    for (const secret of [...secrets, password]) {
      if (!secret) continue;
      expect(disk.includes(secret), 'on the disk').toBe(false);
      expect(log.includes(secret), 'in the log').toBe(false);
    }
  });
});
