import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCard, demoPassword } from '@hallway/central/demo';
import { migrations } from '../../../kiosk/src/core/compose/migrations.ts';
import { People, Skipped } from '../../../kiosk/src/core/people/index.ts';
import { openStore } from '../../../kiosk/src/core/store/index.ts';
import { openHall, type Hall } from './support/kiosk.ts';
import { putOp } from './support/rooms.ts';

/** Papers are dated by the real clock, so the demo university stands on the real day. */

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await hall.stop();
});

async function tap(no: string): Promise<void> {
  await hall.screen('attract');
  await hall.reader.tap(demoCard(no));
  await hall.screen('home');
}

async function leave(): Promise<void> {
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('attract');
}

async function choose(document: string): Promise<void> {
  await hall.core.handlers['service.open']({ service: 'certificates' });
  await hall.core.handlers['document.choose']({ document });
}

async function preview(copies = 1): Promise<void> {
  await hall.core.handlers['request.set']({ purpose: 'visa', copies });
  await hall.core.handlers['request.preview'](undefined);
  await hall.screen('preview', ({ ready, message }) => ready || message !== null);
}

async function takePaper(): Promise<void> {
  await hall.screen('take');
  await hall.core.handlers['paper.taken'](undefined);
  await leave();
}

describe('bad input', () => {
  it('meets an unknown card with a calm word and the other ways', async () => {
    await hall.screen('attract');
    await hall.reader.tap('DEADBEEF');
    const view = await hall.screen('identify', ({ message }) => message !== null);
    expect(view).toMatchObject({ person: null, screen: { message: { code: 'CARD_UNKNOWN' } } });
    await leave();
  });

  it.each([
    ['2025110318', 'R02'],
    ['2024110422', 'R03'],
    ['2025110533', 'R01'],
    ['2024110778', 'R09'],
    ['2023110888', 'R07'],
  ])('refuses %s by %s with a way on', async (no, rule) => {
    await tap(no);
    await choose('D01');
    await hall.screen('refusal', ({ refusal }) => refusal.rule === rule);
    await leave();
  });

  it('locks a number after five wrong passwords, existing or not', async () => {
    for (const no of ['2024110101', '2099123456']) {
      await hall.core.handlers['session.begin'](undefined);
      await hall.core.handlers['identify.choose']({ method: 'password' });
      for (const left of [4, 3, 2, 1, 0]) {
        await hall.core.handlers['identify.password']({ no, password: '00000000' });
        await hall.screen('password', ({ triesLeft, message }) => triesLeft === left && !!message);
      }
      await hall.core.handlers['identify.password']({ no, password: demoPassword(no) });
      const { screen } = await hall.screen('password', ({ triesLeft }) => triesLeft === 0);
      expect(screen).toMatchObject({ message: { code: 'PASSWORD_LOCKED' } });
      await leave();
    }
  });

  it('answers calls that do not fit the screen with NOT_NOW, and changes nothing', async () => {
    const { handlers } = hall.core;
    const before = await handlers['view.get'](undefined);
    expect(() => handlers['print.confirm'](undefined)).toThrow(
      expect.objectContaining({ code: 'NOT_NOW' }),
    );
    await expect(handlers['preview.page']({ page: 1 })).rejects.toMatchObject({ code: 'NOT_NOW' });
    expect(await handlers['view.get'](undefined)).toEqual(before);
  });
});

describe('the printer', () => {
  it('prints once however often one taps', async () => {
    const before = hall.printer.sheets().length;
    await tap('2024110101');
    await choose('D01');
    await preview();
    const taps = Array.from({ length: 10 }, async () =>
      hall.core.handlers['print.confirm'](undefined),
    );
    const outcomes = await Promise.allSettled(taps);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await takePaper();
    expect(hall.printer.sheets()).toHaveLength(before + 1);
  });

  it('that runs out of paper is waited for, and the job goes on by itself', async () => {
    const before = hall.printer.sheets().length;
    await tap('2024110101');
    await choose('D01');
    await preview(2);
    hall.printer.loadPaper(1);
    await hall.core.handlers['print.confirm'](undefined);
    const held = await hall.screen('printing', ({ phase }) => phase === 'attention');
    expect(held.screen).toMatchObject({ attention: { code: 'PRINTER_MEDIA_EMPTY' } });
    hall.printer.loadPaper(250);
    await takePaper();
    expect(hall.printer.sheets()).toHaveLength(before + 2);
  });

  it('that jams before anybody came is told of at once, and no job is begun', async () => {
    hall.printer.setFault('media-jam', true);
    const attract = await hall.screen('attract', ({ notices }) => notices.length > 0);
    expect(attract.screen).toMatchObject({ notices: [{ code: 'PRINTER_MEDIA_JAM' }] });
    await tap('2024110101');
    const home = await hall.screen('home');
    expect(home.screen).toMatchObject({
      services: [
        { service: 'certificates', available: false },
        { service: 'face', available: true },
      ],
    });
    await expect(choose('D01')).rejects.toMatchObject({ code: 'NOT_NOW' });
    await leave();
    hall.printer.setFault('media-jam', false);
    await hall.screen('attract', ({ notices }) => notices.length === 0);
  });

  it('that is given up by a person who leaves prints nothing more, and nobody is remembered', async () => {
    await tap('2024110101');
    await choose('D01');
    await preview();
    hall.printer.loadPaper(0);
    await hall.core.handlers['print.confirm'](undefined);
    await hall.screen('printing', ({ phase }) => phase === 'attention');
    const before = hall.printer.sheets().length;
    await hall.core.handlers['session.exit'](undefined);
    expect((await hall.core.handlers['view.get'](undefined)).person).toBeNull();
    await hall.screen('done', ({ delivered }) => !delivered);
    hall.printer.loadPaper(250);
    await leave();
    await hall.screen('attract', ({ services }) => services.every(({ available }) => available));
    expect(hall.printer.sheets()).toHaveLength(before);
  });
});

describe('the name in the passport', () => {
  it('is confirmed once, printed, and remembered by central too', async () => {
    await tap('2025210216');
    await choose('D02');
    await hall.screen('name', ({ nameEn }) => nameEn !== '');
    await hall.core.handlers['name.confirm'](undefined);
    await hall.screen('request', ({ document }) => document === 'D02');
    await preview();
    await hall.core.handlers['print.confirm'](undefined);
    await takePaper();
    await tap('2025210216');
    await choose('D02');
    await hall.screen('request', ({ document }) => document === 'D02');
    await leave();
  });
});

describe('with the cable cut', () => {
  beforeAll(async () => {
    await hall.central.stop();
  });

  it('prints, says since when it is offline, and survives a restart', async () => {
    await hall.restart();
    const attract = await hall.screen('attract', ({ services }) =>
      services.every(({ available }) => available),
    );
    expect(attract.offlineSince).not.toBeNull();
    const before = hall.printer.sheets().length;
    await tap('2023110207');
    await choose('D01');
    await preview();
    await hall.core.handlers['print.confirm'](undefined);
    await takePaper();
    expect(hall.printer.sheets()).toHaveLength(before + 1);
  });

  it('refuses to print a name with a character it has no type for, and says which', async () => {
    await hall.core.stop();
    giveStrangeName('2024110777');
    await hall.restart();
    await tap('2024110777');
    await choose('D01');
    await preview();
    const { screen } = await hall.screen('preview');
    expect(screen).toMatchObject({ ready: false, message: { code: 'GLYPH_MISSING' } });
    expect(() => hall.core.handlers['print.confirm'](undefined)).toThrow(
      expect.objectContaining({ code: 'NOT_NOW' }),
    );
    await leave();
  });
});

/** Puts a person on record whose name no font here can write (an Egyptian hieroglyph). */
function giveStrangeName(no: string): void {
  const store = openStore(hall.config.dataDir, migrations);
  const people = new People({ store, skipped: new Skipped() });
  const person = people.byNo(no);
  if (!person) throw new Error('that person is not on record');
  store.transaction(() =>
    people.apply(`people:${person.campus}`, putOp(no, { ...person, nameZh: '张\u{13000}' })),
  );
  store.close();
}
