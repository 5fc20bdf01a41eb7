import {
  createRenderEngine,
  demoUniversity,
  HANAMIN_FILE,
  loadTypefaces,
  type University,
} from '@hallway/certificates';
import type { Clock } from '@hallway/device-drivers';
import type { Person } from '@hallway/protocol';
import { Claims, HeldClaims } from '../claims/index.ts';
import type { CoreConfig } from '../config.ts';
import { createDevices, type Devices } from '../devices/index.ts';
import { Faces, Passwords, PickupCodes, Templates } from '../identity/index.ts';
import { createIssuing, type Issuing } from '../issuing/index.ts';
import type { OneShots } from '../one-shot/index.ts';
import { KeyList, PaperTemplates, StatusList } from '../papers/index.ts';
import { Catalogue, OwnConfig, Papers, People, Rules, Skipped } from '../people/index.ts';
import { PowerWatch } from '../power/index.ts';
import { createPrinting, Resolutions, type Printing } from '../printing/index.ts';
import type { RecoverySlips } from '../receipts/index.ts';
import { createStamping, type Stamping } from '../stamping/index.ts';
import { Seal, SealCourier, sealKeysOf } from '../seal/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { createSync, PaperCourier, type Sync, type SyncOptions } from '../sync/index.ts';
import { Commands, createMaintenance, Switches, type Maintenance } from '../technician/index.ts';
import { documentsMade, type DocumentsMade } from './documents-made.ts';
import { FollowTemplates } from './follow-templates.ts';
import { hasInHand } from './in-hand.ts';
import type { Log } from './log.ts';
import { migrations } from './migrations.ts';
import { openOneShots, openSlips } from './one-shots.ts';
import { openPaperDesk, type PaperDesk } from './paper-desk.ts';
import { serialNeeds } from './serial-needs.ts';
import { openSlipPrinter, slipProfileOf } from './slip-printer.ts';

/** Everything of core but the visit itself. */
export interface Rooms {
  store: Store;
  people: People;
  papers: Papers;
  catalogue: Catalogue;
  rules: Rules;
  makes: DocumentsMade;
  own: OwnConfig;
  devices: Devices;
  power: PowerWatch;
  sync: Sync;
  courier: PaperCourier;
  seal: Seal;
  sealCourier: SealCourier;
  issuing: Issuing;
  printing: Printing;
  oneShots: OneShots;
  /** Null without a receipt printer. */
  slips: RecoverySlips | null;
  stamping: Stamping;
  passwords: Passwords;
  pickupCodes: PickupCodes;
  faces: Faces;
  /** Of faces. */
  templates: Templates;
  /** Of documents. */
  paperTemplates: PaperTemplates;
  followTemplates: FollowTemplates;
  skipped: Skipped;
  switches: Switches;
  claims: Claims;
  held: HeldClaims;
  checkPaper: PaperDesk;
  maintenance: Maintenance;
}

export interface RoomOptions {
  config: CoreConfig;
  clock: Clock;
  log: Log;
  beat: SyncOptions['beat'];
  /** Whether somebody is being served, or their paper is still to be taken. */
  isServing: () => boolean;
  /** Papers that can be gone on with here have come or gone. */
  onClaims: () => void;
  /** A fault of the program or the disk inside a room. */
  onFault: (room: string, error: unknown) => void;
}

/** Opens the store and builds every room over it; nothing runs yet. */
export async function openRooms(options: RoomOptions): Promise<Rooms> {
  const { config, clock, log } = options;
  const store = openStore(config.dataDir, migrations);
  const skipped = new Skipped();
  const templates = new Templates(store);
  const people = new People({
    store,
    skipped,
    onChange: (noIndex, person) => templates.follow(noIndex, person),
  });
  people.indexIdNumbers();
  const papers = new Papers({ store, skipped, indexOf: (no) => people.indexOf(no) });
  const catalogue = new Catalogue({ store, skipped });
  const rules = new Rules({ store, skipped });
  const engine = await createRenderEngine({
    university: universityOf(config),
    typefaces: await loadTypefaces({
      fallbacks: [HANAMIN_FILE, ...config.fonts],
      onUnusable: ({ place, error }) =>
        log.warn({ room: 'issuing', place, err: error.message }, 'font not used'),
    }),
  });
  const makes = documentsMade(engine, () => clock.now());
  const own = new OwnConfig({ store, skipped, kioskId: config.kioskId });
  const keyList = new KeyList({ store, skipped });
  const paperTemplates = new PaperTemplates({
    store,
    skipped,
    rootPem: () => seal.current()?.rootPem ?? null,
  });
  const statusList = new StatusList({ store, skipped });
  const resolutions = new Resolutions({
    kioskId: config.kioskId,
    skipped,
    resolve: (resolution) => printing.resolve(resolution),
  });
  const commands = new Commands({
    kioskId: config.kioskId,
    store,
    skipped,
    now: () => clock.now(),
    switchDevice: (state) => switches.take(state),
    testDevice(command) {
      maintenance.command(command).catch((error: unknown) => options.onFault('technician', error));
    },
  });
  const claims = new Claims({
    store,
    skipped,
    indexOf: (no) => people.indexOf(no),
    now: () => clock.now() + sync.status().aheadMs,
    onChange: () => options.onClaims(),
  });
  const keys = await sealKeysOf(config.seal, store);
  const seal = new Seal({ store, kioskId: config.kioskId, keys, log: log.child({ room: 'seal' }) });
  const sync = createSync({
    store,
    kioskId: config.kioskId,
    centralOrigin: config.centralOrigin,
    ...(config.pairingCode !== undefined && { pairingCode: config.pairingCode }),
    appVersion: config.appVersion,
    targets: [
      seal,
      people,
      papers,
      catalogue,
      rules,
      own,
      keyList,
      paperTemplates,
      statusList,
      resolutions,
      commands,
      claims,
    ],
    serialNeeds: () => serialNeeds(catalogue, makes, clock.now()),
    beat: options.beat,
    clock,
    log: log.child({ room: 'sync' }),
  });
  const { outbox } = sync;
  const courier = new PaperCourier({
    store,
    kioskId: config.kioskId,
    centralOrigin: config.centralOrigin,
    free: () => sync.status().online && outbox.length() === 0,
    now: () => clock.now(),
    log: log.child({ room: 'sync' }),
  });
  const held = new HeldClaims({ store, outbox, ask: (request) => sync.askClaim(request) });
  const inHand = (device: string): boolean =>
    hasInHand(device, {
      certificatePrinter: config.certificatePrinter,
      devices,
      printing,
      maintenance,
    });
  const devices = createDevices({
    devices: config.devices,
    log: log.child({ room: 'devices' }),
    inHand,
  });
  const switches = new Switches({
    store,
    outbox,
    now: () => clock.now(),
    setDisabled: (device, disabled) => devices.setDisabled(device, disabled),
  });
  const maintenance = createMaintenance({
    kioskId: config.kioskId,
    store,
    outbox,
    devices,
    declared: config.devices,
    switches,
    clock,
    nameOf: (no) => people.byNo(no)?.nameZh ?? null,
    inHand,
    isServing: options.isServing,
  });
  const printing = createPrinting({
    store,
    outbox,
    clock,
    printer: devices.printer(config.certificatePrinter),
    slipPrinter: openSlipPrinter(config, devices),
    kioskId: config.kioskId,
    onFault: (error) => options.onFault('printing', error),
  });
  const issuing = createIssuing({
    store,
    outbox,
    papers: courier.outbox,
    clock,
    serials: sync.serials,
    engine,
    slipProfile: slipProfileOf(config),
    signer: () => seal.signer(),
    kioskId: config.kioskId,
    conditions: () => conditionsOf(sync, own, clock.now()),
    claims: held,
  });
  const sealCourier = new SealCourier({
    store,
    kioskId: config.kioskId,
    centralOrigin: config.centralOrigin,
    seal,
    keys,
    online: () => sync.status().online,
    idle: () => !options.isServing() && printing.open().length === 0,
    now: () => clock.now(),
    log: log.child({ room: 'seal' }),
  });
  const { onFault } = options;
  const oneShots = openOneShots({ config, clock, store, outbox, devices, printing, onFault });
  const stamping = createStamping(oneShots);
  const noteLock = ({ no }: Person, method: 'password' | 'pickup-code', failures: number): void =>
    store.transaction(() => outbox.append('credential.locked', { personNo: no, method, failures }));
  const passwords = new Passwords({
    find: (no) => people.byNo(no),
    indexOf: (no) => people.indexOf(no),
    monotonic: () => clock.monotonic(),
    onLocked: (person, failures) => noteLock(person, 'password', failures),
  });
  const pickupCodes = new PickupCodes({
    find: (no) => people.byNo(no),
    indexOf: (no) => people.indexOf(no),
    papers: (no) => papers.of(no),
    monotonic: () => clock.monotonic(),
    onLocked: (person, failures) => noteLock(person, 'pickup-code', failures),
  });
  const faces = new Faces({
    store,
    people,
    templates,
    outbox,
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    onLook: (outcome, margin) => log.info({ room: 'identity', outcome, margin }, 'face look'),
  });
  switches.restore();
  return {
    store,
    people,
    papers,
    catalogue,
    rules,
    makes,
    own,
    devices,
    power: new PowerWatch(),
    sync,
    courier,
    seal,
    sealCourier,
    issuing,
    printing,
    oneShots,
    slips: openSlips({ config, clock, onFault }, { oneShots, issuing, own }),
    stamping,
    passwords,
    pickupCodes,
    faces,
    templates,
    paperTemplates,
    followTemplates: new FollowTemplates({ engine, paperTemplates, log }),
    skipped,
    switches,
    claims,
    held,
    maintenance,
    checkPaper: openPaperDesk({ config, catalogue, keyList, statusList, seal, clock }),
  };
}

/** What the papers say of the university: the demonstration's letterhead under the configured name. */
function universityOf({ university }: CoreConfig): University {
  return {
    ...demoUniversity,
    zh: university.name.zh,
    en: university.name.en,
    verifyOrigin: university.verifyOrigin,
  };
}

/** What rule R14 looks at; before central has told its limits, nothing may be issued. */
function conditionsOf(sync: Sync, own: OwnConfig, now: number) {
  const { online, snapshotAt } = sync.status();
  const config = own.current();
  return {
    online,
    snapshotAgeMs: snapshotAt === null ? null : now - snapshotAt,
    maxSnapshotAgeHours: config?.maxSnapshotAgeHours ?? 0,
    offlineCopiesPerDay: config?.offlineCopiesPerDay ?? 0,
  };
}
