import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCentral, type Central } from '@hallway/central';
import { campusDate } from '@hallway/certificates/rules';
import {
  startCardReaderSimulator,
  startIppPrinterSimulator,
  type CardReaderSimulator,
  type IppPrinterSimulator,
} from '@hallway/device-drivers/sim';
import { admitToSeal } from '../../../../scripts/house/pairing.ts';
import type {
  EventName,
  Events,
  KioskView,
  ScreenName,
} from '../../../../kiosk/src/bridge/index.ts';
import {
  coreConfigSchema,
  createCore,
  type Core,
  type CoreConfig,
} from '../../../../kiosk/src/core/index.ts';

/** The day at the campus, which begins while it is still yesterday in UTC. */
export const today = campusDate(new Date());

const format = {
  type: 'line',
  prefix: 'CARD:',
  uid: { alphabet: 'hex', lengths: [8, 14, 20] },
} as const;

/** People take their card away for longer than a test does. */
export const presentationGapMs = 50;

/** One kiosk with everything real but the printer's laser and the reader's antenna. */
export interface Kiosk {
  printer: IppPrinterSimulator;
  reader: CardReaderSimulator;
  core: Core;
  config: CoreConfig;
  /** Everything core has logged so far. */
  log: () => string;
  views: KioskView[];
  tones: Events['tone'][];
  /** Resolves with the first view of this screen that is shown now or comes later. */
  screen: <N extends ScreenName>(
    name: N,
    such?: (screen: Extract<KioskView['screen'], { name: N }>) => boolean,
  ) => Promise<KioskView>;
  /** Stops core, if it still runs, and starts it again on the same data. */
  restart: () => Promise<void>;
  /** Every byte in the kiosk's data folder. */
  disk: () => Buffer;
  stop: () => Promise<void>;
}

/** Devices a kiosk has besides printer and card reader, and what they are for. */
export type Furniture = Pick<CoreConfig, 'devices'> &
  Partial<Pick<CoreConfig, 'receiptPrinter' | 'certificateStamp'>>;

/** A kiosk and its own central. */
export interface Hall extends Kiosk {
  central: Central;
}

export interface HallOptions {
  msPerPage?: number;
  furniture?: Furniture;
}

export interface KioskOptions {
  kioskId: string;
  /** Where it finds central. */
  origin: string;
  /** Files of it and its devices; the caller's to remove. */
  dir: string;
  msPerPage?: number;
  furniture?: Furniture;
}

/** Central with the demo university, whose kiosks may pair with `TESTCODE-K01`, `TESTCODE-K02`, … */
export function openCentral(dir: string): Promise<Central> {
  return createCentral({
    dataDir: join(dir, 'central'),
    port: 0,
    today,
    demo: true,
    students: 0,
    preauthorised: ['K01', 'K02'].map((kioskId) => ({ kioskId, code: `TESTCODE-${kioskId}` })),
  });
}

export async function openHall(options: HallOptions = {}): Promise<Hall> {
  const dir = mkdtempSync(join(tmpdir(), 'hallway-hall-'));
  const central = await openCentral(dir);
  const kiosk = await openKiosk({ kioskId: 'K01', origin: central.origin, dir, ...options });
  const stopKiosk = kiosk.stop;
  return Object.assign(kiosk, {
    central,
    stop: async () => {
      await stopKiosk();
      await central.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  });
}

/** Starts a kiosk, its printer and its card reader, and waits until it could issue. */
export async function openKiosk({ kioskId, origin, ...options }: KioskOptions): Promise<Kiosk> {
  const { devices: furniture = [], ...uses } = options.furniture ?? {};
  const dir = join(options.dir, kioskId);
  mkdirSync(dir);
  const printer = await startIppPrinterSimulator({
    dir: join(dir, 'printer'),
    msPerPage: options.msPerPage ?? 100,
  });
  const reader = await startCardReaderSimulator({ format, dir });
  const config = coreConfigSchema.parse({
    kioskId,
    dataDir: join(dir, 'kiosk'),
    centralOrigin: origin,
    pairingCode: `TESTCODE-${kioskId}`,
    devices: [
      { id: 'printer', kind: 'printer', driver: 'ipp', options: { uri: printer.uri } },
      {
        id: 'reader',
        kind: 'card-reader',
        driver: 'serial-card-reader',
        options: { path: reader.path, baudRate: 9600, format, presentationGapMs },
      },
      ...furniture,
    ],
    ...uses,
    certificatePrinter: 'printer',
    university: {
      name: { zh: '澜江大学', en: 'Lanjiang University' },
      verifyOrigin: origin,
    },
  });

  const lines: string[] = [];
  const views: KioskView[] = [];
  const tones: Events['tone'][] = [];
  const waiting = new Set<() => void>();
  let core: Core;
  let admitted = false;

  async function start(): Promise<void> {
    core = await createCore(config, { log: { write: (line) => void lines.push(line) } });
    if (!admitted) await admitToSeal(origin, kioskId);
    admitted = true;
    core.subscribe(<E extends EventName>(_: E, value: Events[E]) => {
      if (typeof value === 'string') tones.push(value);
      else views.push(value);
      for (const look of waiting) look();
    });
    await core.ready();
  }
  await start();

  return {
    printer,
    reader,
    get core() {
      return core;
    },
    config,
    views,
    tones,
    log: () => lines.join(''),
    screen: async (name, such = () => true) => {
      const fits = (view: KioskView): boolean => {
        const { screen } = view;
        return isScreen(screen, name) && such(screen);
      };
      const now = await core.handlers['view.get'](undefined);
      if (fits(now)) return now;
      const { promise, resolve, reject } = Promise.withResolvers<KioskView>();
      const limit = setTimeout(
        () => reject(new Error(`no ${name} screen; the last one is ${views.at(-1)?.screen.name}`)),
        20_000,
      );
      const look = () => {
        const last = views.at(-1);
        if (last && fits(last)) resolve(last);
      };
      waiting.add(look);
      try {
        return await promise;
      } finally {
        clearTimeout(limit);
        waiting.delete(look);
      }
    },
    restart: async () => {
      await core.stop();
      await start();
    },
    disk: () => Buffer.concat(filesIn(config.dataDir).map((file) => readFileSync(file))),
    stop: async () => {
      await core.stop();
      await reader.stop();
      await printer.stop();
    },
  };
}

function isScreen<N extends ScreenName>(
  screen: KioskView['screen'],
  name: N,
): screen is Extract<KioskView['screen'], { name: N }> {
  return screen.name === name;
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}
