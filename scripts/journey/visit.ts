import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoCard, demoPassword } from '@hallway/central/demo';
import { verifyPdf, verifyQr } from '@hallway/certificates/verify';
import type { TrustStore, Verdict } from '@hallway/certificates/verify';
import type { Form } from '@hallway/kiosk/bridge';
import { prepareZxing, readSymbols } from '../../tests/device-drivers/support/zxing.ts';
import { registered } from '../house/register.ts';
import { keepTrust } from '../house/trust.ts';
import type { Hall, Session } from './hall.ts';
import type { JourneyOptions } from './options.ts';
import { pagesOf, verifyCodeIn, verifyCodeOf } from './paper.ts';
import type { JourneyResult } from './result.ts';
import type { Views } from './views.ts';
import { Refused, type Walk } from './walk.ts';

/**
 * One person comes, is recognised, prints and goes; then central has the issue. What happened is written into `result`,
 * step by step, a refusal too. Throws when anything else stands in the way.
 */
export async function visit(
  hall: Hall,
  session: Session,
  options: Omit<JourneyOptions, 'enrol' | 'camera' | 'printer' | 'profile' | 'json'>,
  result: JourneyResult,
): Promise<void> {
  const { walk, views } = session;
  const trust = await keepTrust(hall.origin);
  writeFileSync(join(options.out, 'trust.json'), JSON.stringify(trust));
  if (options.offline) {
    await hall.pauseCentral();
    await views.until((view) => view.offlineSince !== null, 30_000);
  }
  let form: Form;
  try {
    const began = performance.now();
    await identify(walk, options, (uid) => hall.reader.tap(uid));
    result.timings.identify = since(began);
    await walk.chooseDocument(options.document);
    const asked = performance.now();
    await walk.preview(options.purpose, options.copies, demoPassword(options.person));
    result.timings.render = since(asked);
    form = walk.form;
    await print(session, options.copies, result);
    result.timings.total = since(began);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    result.refusal = error.refusal;
    return;
  }
  if (form === 'slip') await describeSlip(result, hall, trust, options.out);
  else await describePaper(result, hall, trust, options.out);
  if (options.offline) await hall.resumeCentral();
  await awaitRegistered(result, hall.origin);
  result.ok = result.synced;
}

async function identify(
  walk: Walk,
  { by, person }: Pick<JourneyOptions, 'by' | 'person'>,
  tap: (uid: string) => Promise<void>,
): Promise<void> {
  if (by === 'card') {
    await tap(demoCard(person));
    return walk.recognised();
  }
  await walk.begin();
  if (by === 'password') return walk.signInByPassword(person, demoPassword(person));
  await walk.openCamera(person);
  return walk.recognisedByFace();
}

/** From the preview to the paper in the person's hand. */
async function print(
  { walk, views }: Session,
  copies: number,
  result: JourneyResult,
): Promise<void> {
  const confirmed = performance.now();
  const phases = timePhases(views, confirmed, result);
  await walk.confirm(copies);
  const view = await views.untilScreen(['take', 'ambiguous', 'fault', 'done'], 120_000);
  phases.stop();
  result.timings.delivered = since(confirmed);
  if (view.screen.name === 'ambiguous')
    throw new Error(
      'Nothing proves the paper. Of a model nobody probed nothing is believed: npm run probe -- printer, then --profile FILE.',
    );
  if (view.screen.name !== 'take')
    throw new Error(`The paper did not come out: the kiosk shows "${view.screen.name}".`);
  await walk.takePaper();
}

/** Notes when sealing ended and when the printer had the whole document. */
function timePhases(views: Views, from: number, { timings }: JourneyResult): { stop(): void } {
  let stopped = false;
  const note = async (): Promise<void> => {
    const phaseIs = (...phases: string[]) =>
      views.until(
        ({ screen }) =>
          stopped ||
          screen.name === 'take' ||
          (screen.name === 'printing' && phases.includes(screen.phase)),
        130_000,
      );
    await phaseIs('sending', 'printing', 'attention');
    timings.sign = since(from);
    await phaseIs('printing', 'attention');
    timings.submit = since(from);
  };
  note().catch(() => undefined);
  return {
    stop() {
      stopped = true;
    },
  };
}

/** What the printed file says of itself, checked as a verifier would. */
async function describePaper(
  result: JourneyResult,
  { printer }: Hall,
  trust: TrustStore,
  out: string,
): Promise<void> {
  const pdf = printer.lastDocument();
  if (pdf === null) throw new Error('The printer received no document.');
  result.serial = serialOf(await verifyPdf(pdf, trust, new Date()));
  result.pdf = join(out, `${result.serial}.pdf`);
  writeFileSync(result.pdf, pdf);
  result.pages = await pagesOf(result.pdf);
  result.verifyCode = await verifyCodeOf(result.pdf);
}

/** What the slip says of itself, read off it as a guard's phone would. */
async function describeSlip(
  result: JourneyResult,
  { roll }: Hall,
  trust: TrustStore,
  out: string,
): Promise<void> {
  const slip = roll.lastSlip();
  if (slip === null) throw new Error('No slip came out.');
  await prepareZxing();
  const [code] = await readSymbols(slip.png);
  result.serial = serialOf(await verifyQr(code?.text ?? '', trust, new Date()));
  result.slip = join(out, `${result.serial}.png`);
  writeFileSync(result.slip, slip.png);
  result.pages = 1;
  result.verifyCode = verifyCodeIn(slip.text.join('\n'));
}

/** @throws when the paper does not verify */
function serialOf({ ok, checks, claims }: Verdict): string {
  if (!ok || claims === undefined)
    throw new Error(`The paper does not verify: ${JSON.stringify(checks)}`);
  return claims.serial;
}

/** Waits until central has the issue; more than one entry under a serial would be a failure of ours. */
async function awaitRegistered(result: JourneyResult, origin: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const entries = await registered(origin, result.serial ?? '');
    const [entry] = entries;
    if (entries.length === 1 && entry?.status === 'delivered') {
      result.evidence = entry.evidence;
      result.synced = true;
      return;
    }
    await sleep(250);
  }
}

function since(from: number): number {
  return Math.round(performance.now() - from);
}
