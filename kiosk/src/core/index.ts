import { systemClock, type Clock } from '@hallway/device-drivers';
import type { DestinationStream } from 'pino';
import type { Handlers, ScreenName } from '../bridge/index.ts';
import { afterPaper } from './compose/after-paper.ts';
import { beatOf } from './compose/beat.ts';
import { DeviceEars } from './compose/device-ears.ts';
import { createLog } from './compose/log.ts';
import { lookAtPower } from './compose/look-at-power.ts';
import { openRooms, type Rooms } from './compose/rooms.ts';
import { sessionServices } from './compose/services.ts';
import { sweep } from './compose/sweep.ts';
import { Watch } from './compose/watch.ts';
import type { CoreConfig } from './config.ts';
import { createHandlers, startSession, type Listener, type Session } from './session/index.ts';

export { coreConfigSchema, type CoreConfig } from './config.ts';

export interface CoreOptions {
  clock?: Clock;
  /** Takes the log as JSON lines; standard error when not given. */
  log?: DestinationStream;
}

/** One kiosk without its screen. */
export interface Core {
  handlers: Handlers;
  /** Hears every change of the view, and tones. */
  subscribe(listener: Listener): () => void;
  /** Resolves once a certificate could be issued here: people, seal and numbers have come, every device was heard of. */
  ready(): Promise<void>;
  /**
   * Resolves when the battery is nearly empty and nothing is under way any more: whoever runs core is to stop it and
   * let the machine go off. Never, as long as there is power.
   */
  powerOver(): Promise<void>;
  /** Puts everything down; jobs under way are taken up again by the next start. */
  stop(): Promise<void>;
}

/** Screens on which nobody is being served. */
const vacant: ReadonlySet<ScreenName> = new Set(['attract', 'out-of-service']);
/** How often everything is looked at that changes by time alone: seals expire, data grow old. */
const lookEveryMs = 5_000;
const powerEveryMs = 1_000;
const sweepEveryMs = 3_600_000;

/**
 * Starts a kiosk's core: opens its store, takes up what an earlier run left, and goes on line. Works at once with what
 * the store holds; without central it stays out of service until its first data have come.
 *
 * @throws StoreError when the store cannot be opened; nothing runs then
 */
export async function createCore(config: CoreConfig, options: CoreOptions = {}): Promise<Core> {
  const clock = options.clock ?? systemClock;
  const log = createLog(config.kioskId, options.log);
  const stopping = new AbortController();
  let running: { session: Session; watch: Watch } | null = null;

  const rooms: Rooms = await openRooms({
    config,
    clock,
    log,
    beat: () =>
      beatOf({
        screen: running?.session.context().screen ?? 'out-of-service',
        devices: rooms.devices.health(),
        snapshotAt: rooms.sync.status().snapshotAt,
        lastPrintAt: rooms.printing.lastPrintAt(),
        inService: running?.watch.assessment(null).services.certificates === null,
        now: clock.now(),
      }),
    isServing: () => running !== null && !vacant.has(running.session.context().screen),
    onClaims: () => running?.session.statusChanged(),
    onFault(room, error) {
      log.error({ room, err: error }, 'fault');
      if (!running) return;
      running.watch.suspectStore();
      const { outOfService } = running.watch.assessment(null);
      if (outOfService) running.session.fault(outOfService);
    },
  });
  const { devices, printing, sync } = rooms;

  const watch = new Watch(rooms, config, clock, (error) =>
    log.error({ room: 'health', err: error }, 'health cannot be looked at'),
  );
  const currentJob = () => running?.session.context().job?.issueId ?? null;
  const session = startSession({
    services: sessionServices({ rooms, watch, log, now: () => clock.now(), currentJob }),
    status() {
      const { online, since } = sync.status();
      return {
        kioskId: config.kioskId,
        university: config.university.name,
        panelWidthMm: config.panelWidthMm,
        config: rooms.own.current(),
        offlineSince: online ? null : since,
        assessment: watch.assessment(currentJob()),
        resumable: (person) => rooms.claims.of(person.no),
        maintenance: () => ({
          devices: rooms.maintenance.lines(),
          outbox: sync.outbox.length(),
          version: config.appVersion,
        }),
        slip: (job) => rooms.slips?.view(job) ?? null,
        stampInDoubt: (job) => rooms.stamping.isInDoubt(job),
        now: clock.now(),
      };
    },
  });
  running = { session, watch };

  const ears = new DeviceEars({ rooms, session, clock, log, stopping: stopping.signal });
  const followTemplates = () => {
    rooms.followTemplates
      .look(clock.now())
      .catch((error: unknown) =>
        log.error({ room: 'papers', err: error }, 'templates not followed'),
      );
  };
  const endings = [
    sync.onStatus(() => {
      followTemplates();
      session.statusChanged();
    }),
    printing.on((progress) => {
      session.printed(progress);
      afterPaper(rooms, config, progress, isAsked(session, progress.issueId));
    }),
    rooms.oneShots.on(() => session.statusChanged()),
    devices.on((event) => ears.hear(event)),
    every(powerEveryMs, () => lookAtPower({ rooms, session, watch, clock, log })),
    every(lookEveryMs, () => {
      followTemplates();
      watch.probe();
      session.statusChanged();
    }),
    every(sweepEveryMs, () => sweep(rooms, watch, log, clock.now())),
  ];

  // With what the store holds, before the first person asks for a paper.
  await rooms.followTemplates.look(clock.now());
  rooms.templates.sweep(clock.now());
  // Whoever stood here when the program ended has gone.
  rooms.held.release();
  await devices.start();
  rooms.oneShots.recover();
  await printing.recover();
  // Whoever stood there when the kiosk went down is not asked any more.
  for (const progress of printing.open()) rooms.slips?.about(progress);
  sync.start();
  rooms.courier.start();
  rooms.sealCourier.start();
  log.info({ version: config.appVersion }, 'core started');

  return {
    handlers: createHandlers({
      session,
      pageImage: (prepared, page) => rooms.issuing.pageImage(prepared, page),
      camera(works) {
        watch.camera(works);
        session.statusChanged();
      },
      uiError: (kind, code) => log.warn({ room: 'ui', kind, code }, 'page error'),
    }),
    subscribe: (listener) => session.subscribe(listener),
    async ready() {
      await sync.ready();
      while (!canIssue(watch) || !allHeard(rooms)) await clock.sleep(50, stopping.signal);
    },
    powerOver: () => rooms.power.over,
    async stop() {
      stopping.abort(new Error('core was stopped'));
      for (const end of endings) end();
      session.stop();
      await rooms.courier.stop();
      await rooms.sealCourier.stop();
      await sync.stop();
      await printing.stop();
      await rooms.oneShots.stop();
      await devices.stop();
      rooms.store.close();
      log.info('core stopped');
    },
  };
}

/** Whether somebody in a visit still follows this job. */
function isAsked(session: Session, issueId: string): boolean {
  const { visit, job } = session.context();
  return visit.person !== null && job?.issueId === issueId;
}

/** Data, seal and numbers are here; the printer may still be warming up. */
function canIssue(watch: Watch): boolean {
  const stopped = watch.assessment(null).services.certificates;
  return stopped === null || stopped.code.startsWith('PRINTER_');
}

/** Every device has said how it is, be it that it is not there. */
function allHeard({ devices }: Rooms): boolean {
  return devices.health().every(({ availability }) => availability !== 'unknown');
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
}
