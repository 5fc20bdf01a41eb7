import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoCard, demoPassword } from '@hallway/central/demo';
import { startCardReaderSimulator } from '@hallway/device-drivers/sim';
import { verifyPdf } from '@hallway/certificates/verify';
import type { TrustStore } from '@hallway/certificates/verify';
import { makeCameraVideo } from '../../tests/kiosk/ui/face/video.ts';
import { startCentral } from '../house/central.ts';
import {
  demoCardFormat,
  demoPrinter,
  demoReader,
  startKioskHost,
  writeKioskConfig,
} from '../house/kiosk.ts';
import { registered } from '../house/register.ts';
import { keepTrust } from '../house/trust.ts';
import { openBrowser } from './browser.ts';
import type { JourneyOptions } from './options.ts';
import { pagesOf, verifyCodeOf } from './paper.ts';
import { openPrinter } from './printer.ts';
import type { JourneyResult } from './result.ts';
import { Views } from './views.ts';
import { Refused, Walk } from './walk.ts';

const KIOSK = 'K01';
const PAIRING_CODE = 'JOUR-NEY1';

/** The main job, unattended: everything is the real program on a real transport; only the hands are ours. */
export async function journey(options: JourneyOptions, result: JourneyResult): Promise<void> {
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'hallway-journey-'));
  await using house = new AsyncDisposableStack();
  house.defer(() => rm(work, { recursive: true, force: true }));

  const centralOptions = {
    dataDir: join(work, 'central'),
    pair: [{ kioskId: KIOSK, code: PAIRING_CODE }],
    logFile: openSync(join(out, 'central.log'), 'w'),
  };
  let central = await startCentral({ ...centralOptions, port: 0 });
  house.defer(() => central.stop());
  const { origin, port } = central;

  const printer = await openPrinter(options.printer, join(work, 'printer'));
  house.defer(() => printer.stop());
  const reader = await startCardReaderSimulator({ format: demoCardFormat });
  house.defer(() => reader.stop());
  const configFile = writeKioskConfig({
    kioskId: KIOSK,
    dataDir: join(work, 'kiosk'),
    centralOrigin: origin,
    pairingCode: PAIRING_CODE,
    devices: [demoReader(reader.path), demoPrinter(printer.uri, options.profile)],
  });

  if (options.enrol.length > 0) {
    const video = join(work, 'enrol.mjpeg');
    await makeCameraVideo(options.enrol, video);
    await session(configFile, video, async ({ walk, ready }) => {
      await ready();
      await reader.tap(demoCard(options.person));
      await walk.recognised();
      await walk.enrolFace();
      await walk.exit();
    });
  }

  try {
    await session(configFile, options.camera, async ({ walk, views, ready }) => {
      await ready();
      const trust = await keepTrust(origin);
      writeFileSync(join(out, 'trust.json'), JSON.stringify(trust));
      if (options.offline) {
        await central.stop();
        await views.until((view) => view.offlineSince !== null, 30_000);
      }
      const began = performance.now();
      await identify(walk, options, (uid) => reader.tap(uid));
      result.timings.identify = since(began);
      await walk.chooseDocument(options.document);
      const asked = performance.now();
      await walk.preview(options.purpose, options.copies, demoPassword(options.person));
      result.timings.render = since(asked);
      const confirmed = performance.now();
      const phases = timePhases(views, confirmed, result);
      await walk.confirm(options.copies);
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
      result.timings.total = since(began);
      await describePaper(result, printer.lastDocument(), trust, out);
      if (options.offline) central = await startCentral({ ...centralOptions, port });
      await awaitRegistered(result, origin);
    });
    result.ok = result.synced;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    result.refusal = error.refusal;
  }
}

interface Session {
  walk: Walk;
  views: Views;
  /** The kiosk is in service: paired, with people, seal and numbers. */
  ready: () => Promise<void>;
}

/** One start of the kiosk with one browser; both end with it. */
async function session(
  configFile: string,
  camera: string | null,
  act: (session: Session) => Promise<void>,
): Promise<void> {
  const host = await startKioskHost(configFile);
  const browser = await openBrowser(camera);
  try {
    const views = new Views(browser.page);
    await browser.page.goto(host.url);
    const ready = async (): Promise<void> => {
      await views.until(
        ({ screen, offlineSince }) =>
          offlineSince === null &&
          screen.name === 'attract' &&
          screen.services.some((entry) => entry.service === 'certificates' && entry.available),
        60_000,
      );
    };
    await act({ walk: new Walk(browser.page, views), views, ready });
    if (browser.complaints.length > 0)
      throw new Error(`The page complained: ${browser.complaints.join('; ')}`);
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function identify(
  walk: Walk,
  { by, person }: JourneyOptions,
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
  pdf: Uint8Array | null,
  trust: TrustStore,
  out: string,
): Promise<void> {
  if (pdf === null) throw new Error('The printer received no document.');
  const verdict = await verifyPdf(pdf, trust, new Date());
  if (!verdict.ok || verdict.claims === undefined)
    throw new Error(`The printed file does not verify: ${JSON.stringify(verdict.checks)}`);
  result.serial = verdict.claims.serial;
  result.pdf = join(out, `${verdict.claims.serial}.pdf`);
  writeFileSync(result.pdf, pdf);
  result.pages = await pagesOf(result.pdf);
  result.verifyCode = await verifyCodeOf(result.pdf);
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
