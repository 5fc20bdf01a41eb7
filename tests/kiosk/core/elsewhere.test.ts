import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Central } from '@hallway/central';
import { demoCard } from '@hallway/central/demo';
import { issueCreatedSchema } from '@hallway/protocol';
import { migrations } from '../../../kiosk/src/core/compose/migrations.ts';
import { openStore } from '../../../kiosk/src/core/store/index.ts';
import type { RegisterEntry, RegisterPage } from '../../../central/web/contract/register.ts';
import { signIn } from '../../central/support/central.ts';
import { outboxEvents } from './printing/support.ts';
import { openCentral, openKiosk, presentationGapMs, type Kiosk } from './support/kiosk.ts';

// Two kiosks and many steps, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const lin = '2024110101';
const ma = '2023110207';
const soon = { timeout: 60_000, interval: 250 };

let dir: string;
let central: Central;
let k01: Kiosk;
let k02: Kiosk;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-elsewhere-'));
  central = await openCentral(dir);
  k01 = await openKiosk({ kioskId: 'K01', origin: central.origin, dir });
  k02 = await openKiosk({ kioskId: 'K02', origin: central.origin, dir });
}, 120_000);
afterAll(async () => {
  await k01.stop();
  await k02.stop();
  await central.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function home(kiosk: Kiosk, no: string) {
  await kiosk.screen('attract', ({ services }) => services.every(({ available }) => available));
  // A card that was here a moment ago is taken for one still lying there.
  await sleep(4 * presentationGapMs);
  await kiosk.reader.tap(demoCard(no));
  return kiosk.screen('home');
}

async function leave(kiosk: Kiosk): Promise<void> {
  await kiosk.core.handlers['session.exit'](undefined);
  await kiosk.screen('attract');
}

/** Two copies for a visa, up to the touch that prints. */
async function toPreview(kiosk: Kiosk, no: string): Promise<void> {
  const { handlers } = kiosk.core;
  await home(kiosk, no);
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document: 'D01' });
  await handlers['request.set']({ purpose: 'visa', copies: 2 });
  await handlers['request.preview'](undefined);
  await kiosk.screen('preview', ({ ready }) => ready);
}

async function confirm(kiosk: Kiosk): Promise<void> {
  const press = async () => {
    await kiosk.core.handlers['print.confirm'](undefined);
    return (await kiosk.core.handlers['view.get'](undefined)).screen.name;
  };
  // A printer that was mended a moment ago is not trusted at once.
  await expect.poll(press, soon).not.toBe('preview');
}

/** The printer jams before a sheet is out, and the person goes to another kiosk. */
async function jam(kiosk: Kiosk, no: string) {
  await toPreview(kiosk, no);
  await kiosk.core.handlers['print.confirm'](undefined);
  // The document is being sealed: nothing was sent yet.
  kiosk.printer.setFault('media-jam', true);
  await kiosk.screen('printing', ({ elsewhere }) => elsewhere === 'offered');
  await kiosk.core.handlers['print.elsewhere'](undefined);
  const done = await kiosk.screen('done');
  kiosk.printer.setFault('media-jam', false);
  return done;
}

/** The claim as this person's page shows it, once it has come. */
async function offered(kiosk: Kiosk, no: string) {
  await home(kiosk, no);
  const { screen } = await kiosk.screen('home', ({ resume }) => resume !== null);
  return screen.name === 'home' ? screen.resume : null;
}

async function resume(kiosk: Kiosk) {
  await kiosk.core.handlers['print.resume'](undefined);
  return kiosk.screen('preview', ({ ready }) => ready);
}

/** Both attempts of the latest issue, the later first. */
async function register(): Promise<RegisterEntry[]> {
  const headers = { cookie: await signIn(central.origin, 'registrar') };
  const response = await fetch(`${central.origin}/api/issues`, { headers });
  return ((await response.json()) as RegisterPage).entries.slice(0, 2);
}

const fates = async () =>
  (await register()).map(({ kioskId, attempt, status }) => [kioskId, attempt, status]);

async function copiesLeft(kiosk: Kiosk, no: string): Promise<number | undefined> {
  await home(kiosk, no);
  await kiosk.core.handlers['service.open']({ service: 'certificates' });
  const { screen } = await kiosk.screen('documents');
  await leave(kiosk);
  return screen.name === 'documents' ? screen.documents[0]?.copiesLeft : undefined;
}

it('a jam at one kiosk, and the same issue comes out once at the next', async () => {
  const done = await jam(k01, lin);
  expect(done).toMatchObject({
    person: null,
    screen: { delivered: false, resume: { online: true }, message: { code: 'PRINT_CANCELLED' } },
  });
  await leave(k01);
  expect(await offered(k02, lin)).toMatchObject({
    documentName: { zh: '在读证明' },
    copies: 2,
    why: null,
  });
  const { screen } = await resume(k02);
  expect(screen).toMatchObject({
    purpose: { code: 'visa' },
    copies: 2,
    message: { code: 'PRINT_RESUMED' },
  });
  await confirm(k02);
  await k02.screen('take');
  expect([k01.printer.sheets().length, k02.printer.sheets().length]).toEqual([0, 2]);
  await leave(k02);
  await expect.poll(fates, soon).toEqual([
    ['K02', 2, 'delivered'],
    ['K01', 1, 'revoked'],
  ]);
  // It counts once, where it came out; the next visit finds nothing to go on with.
  expect([await copiesLeft(k01, lin), await copiesLeft(k02, lin)]).toEqual([5, 3]);
  expect(await home(k02, lin)).toMatchObject({ screen: { resume: null } });
  await leave(k02);
});

it('a person who saw no paper may print again here, or leave and go on at the other kiosk and back', async () => {
  await toPreview(k01, ma);
  k01.printer.loadPaper(1);
  await k01.core.handlers['print.confirm'](undefined);
  await k01.screen('printing', ({ phase }) => phase === 'attention');
  await k01.printer.powerCycle();
  await k01.screen('ambiguous');
  k01.printer.loadPaper(250);
  await k01.core.handlers['ambiguous.answer']({ cameOut: false });
  await k01.screen('preview', ({ ready }) => ready);
  // They still stand there: nobody else is offered it.
  expect(await home(k02, ma)).toMatchObject({ screen: { resume: null } });
  await leave(k01);
  await k02.screen('home', ({ resume: shown }) => shown !== null);
  await resume(k02);
  await k02.core.handlers['session.back'](undefined);
  await k02.screen('home');
  await leave(k02);
  expect(await offered(k01, ma)).toMatchObject({ copies: 2 });
  const before = k01.printer.sheets().length;
  await resume(k01);
  await confirm(k01);
  await k01.screen('take');
  expect(k01.printer.sheets().length).toBe(before + 2);
  await leave(k01);
  await expect.poll(fates, soon).toEqual([
    ['K01', 2, 'delivered'],
    ['K01', 1, 'revoked'],
  ]);
});

it('without central nothing is gone on with, and the kiosk says why', async () => {
  await jam(k01, lin);
  await leave(k01);
  await offered(k02, lin);
  await central.stop();
  const { screen } = await k02.screen('home', ({ resume: shown }) => !!shown?.why);
  expect(screen).toMatchObject({ services: [{ service: 'certificates', available: true }, {}] });
  await k02.core.handlers['print.resume'](undefined);
  await k02.screen('home', ({ message }) => message?.code === 'CLAIM_OFFLINE');
  await leave(k02);
  // The jammed kiosk promises only what it can.
  const done = await jam(k01, ma);
  expect(done.screen).toMatchObject({ resume: { online: false } });
});

it('the jammed kiosk tells nothing but its own part', async () => {
  await k01.core.stop();
  const store = openStore(k01.config.dataDir, migrations);
  const events = outboxEvents(store).filter(({ type }) => type.startsWith('issue.'));
  const [created, voided] = events;
  store.close();
  const first = issueCreatedSchema.parse(created?.body);
  expect(voided).toMatchObject({
    type: 'issue.voided',
    body: { issueId: first.issueId, attempt: 1, reason: 'given-up' },
  });
  const about = events.filter(({ body }) => JSON.stringify(body).includes(first.issueId));
  expect(about).toHaveLength(2);
  central = await openCentral(dir);
  const address = `${central.origin}/api/verify/${first.serial}/${first.verifyCode}`;
  expect(await (await fetch(address)).json()).toMatchObject({ state: 'revoked' });
});
