import { join } from 'node:path';
import { campusDate, demoUniversity, requestTimestamp } from '@hallway/certificates';
import { pino, type Logger } from 'pino';
import { createCatalogue, migrations as catalogueMigrations } from './catalogue/index.ts';
import { openDatabase } from './db/index.ts';
import { seedDemo } from './demo/seed.ts';
import {
  createEntitlements,
  createRules,
  entitlementRoutes,
  migrations as entitlementMigrations,
} from './entitlement/index.ts';
import { createFleet, deviceRoutes, fleetRoutes } from './fleet/index.ts';
import { enforceAccess, registerAs } from './http/access.ts';
import { healthRoutes } from './http/health.ts';
import { createLog } from './http/log.ts';
import { pageRoutes } from './http/pages.ts';
import { createServer } from './http/server.ts';
import {
  createCharges,
  createClaims,
  createEffects,
  createRegister,
  createUsage,
  migrations as issuanceMigrations,
  createPrintedFields,
  registerRoutes,
} from './issuance/index.ts';
import {
  createBeats,
  createKiosks,
  createPairingCode,
  kiosksPlugin,
  migrations as kioskMigrations,
} from './kiosks/index.ts';
import {
  createDataCheck,
  createLooks,
  createPaperDesk,
  createPapers,
  createUses,
  migrations as paperMigrations,
  paperRoutes,
} from './papers/index.ts';
import { createPeople, migrations as peopleMigrations } from './people/index.ts';
import {
  copyRoutes,
  createCopies,
  createSealDesk,
  createSealRequests,
  createSealUses,
  createSealView,
  createTsa,
  createUseSearch,
  crlRoutes,
  migrations as sealMigrations,
  openSeals,
  sealControlRoutes,
  sealDeskRoutes,
  startUpgrades,
  tsaRoutes,
} from './seal/index.ts';
import {
  createAccounts,
  createSessions,
  migrations as staffMigrations,
  staffOf,
  staffRoutes,
} from './staff/index.ts';
import { createSyncServer, migrations as syncMigrations } from './sync/index.ts';
import {
  createOffers,
  migrations as templateMigrations,
  openTemplates,
  templateRoutes,
} from './templates/index.ts';
import {
  createHolderSessions,
  createLookups,
  createShares,
  holderRoutes,
  migrations as verificationMigrations,
  openStatusList,
  PublishedKinds,
  trustRoutes,
  verifyRoutes,
} from './verification/index.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

export interface CentralOptions {
  /** Holds the database, its key and the log. */
  dataDir: string;
  host?: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** Fill an empty database with the demo university. */
  demo: boolean;
  /** ISO date that demo data is relative to; the day of the first start when absent. */
  today?: string;
  /** Generated students besides the named people of the demo. */
  students?: number;
  /** Kiosks that may pair with a code agreed beforehand. */
  preauthorised?: { kioskId: string; code: string }[];
  /** Further origins by which kiosks reach this central, for instance through a balancer. */
  origins?: string[];
  /** Address of the time-stamping authority (RFC 3161) for electronic copies; our own at /tsa when absent. */
  tsaUrl?: string;
  log?: Logger;
}

export interface Central {
  origin: string;
  stop(): Promise<void>;
}

/** Starts central: database, routes, sync. Resolves once it takes requests. */
export async function createCentral(options: CentralOptions): Promise<Central> {
  const now = () => Date.now();
  const log =
    options.log ??
    createLog(
      'info',
      pino.destination({ dest: join(options.dataDir, 'central.log'), mkdir: true }),
    );
  const db = openDatabase({
    dataDir: options.dataDir,
    migrations: [
      ...syncMigrations,
      ...kioskMigrations,
      ...peopleMigrations,
      ...paperMigrations,
      ...catalogueMigrations,
      ...entitlementMigrations,
      ...issuanceMigrations,
      ...sealMigrations,
      ...staffMigrations,
      ...templateMigrations,
      ...verificationMigrations,
    ],
  });
  const people = createPeople(db);
  people.indexNames();
  const papers = createPapers(db);
  const catalogue = createCatalogue(db);
  const rules = createRules(db, now);
  const kiosks = createKiosks(db, now);
  const beats = createBeats(db, now);
  const accounts = createAccounts(db);
  const sessions = createSessions(db, accounts, now);
  const charges = createCharges(db, people);
  const claims = createClaims({
    db,
    campusOf: (kioskId) => kiosks.get(kioskId)?.campus ?? null,
    now,
  });
  const register = createRegister({ db, people, claims, charges });
  const usage = createUsage(db);
  const entitlements = createEntitlements({ rules, catalogue, people, papers, usage });
  const clock = () => new Date(now());
  const sealUses = createSealUses(db, clock);
  const seals = await openSeals(db, {
    organisation: demoUniversity,
    crlBase: `${demoUniversity.verifyOrigin}/crl`,
    now: clock,
    uses: sealUses,
  });
  const sealDesk = createSealDesk({ db, seals, uses: sealUses, now: clock });
  const machineOf = (kioskId: string) => kiosks.get(kioskId)?.keyId ?? null;
  const sealRequests = createSealRequests({ db, seals, desk: sealDesk, machineOf, now: clock });
  await sealRequests.resume();
  const offers = createOffers({ db, catalogue, rules, now });
  const templates = await openTemplates({
    db,
    offers,
    sign: (releases) => seals.signTemplates(releases),
    now,
  });
  const nameOf = (no: string) =>
    db.read((tx) => accounts.byNo(tx, no)?.name ?? people.get(tx, no)?.nameZh ?? no);
  const fleet = createFleet({ db, kiosks, beats, catalogue, nameOf, now });
  if (options.demo) {
    const today = options.today ?? campusDate(new Date(now()));
    await seedDemo(
      { db, people, papers, catalogue, kiosks, accounts },
      today,
      options.students ?? 200,
    );
  }
  for (const { kioskId, code } of options.preauthorised ?? []) {
    createPairingCode(db, kioskId, { code, validForMs: 365 * DAY });
  }
  await seals.refreshLists();
  const status = await openStatusList({
    db,
    signer: seals.statements,
    id: `${demoUniversity.verifyOrigin}/api/verify/status`,
    issuer: `https://${demoUniversity.domain}`,
    log,
    now,
  });

  const kinds = new PublishedKinds({
    signer: seals.statements,
    released: () => db.read((tx) => templates.released(tx)),
    now,
  });

  let stopping = false;
  /** Where kiosks reach this central; known once it listens. */
  const addresses: string[] = [];
  const app = await createServer(log);
  enforceAccess(app, (request) => staffOf(sessions, request));
  healthRoutes(app, () => !stopping && db.write(() => true));
  await pageRoutes(app);
  staffRoutes(app, { accounts, sessions, now });
  trustRoutes(app, { seals, status, kinds });
  const lookups = createLookups(db, now);
  const asked = {
    db,
    register,
    printed: createPrintedFields(db),
    lookups,
    shares: createShares(db, now),
    catalogue,
    rules,
    now,
  };
  verifyRoutes(app, asked);
  holderRoutes(app, { ...asked, people, sessions: createHolderSessions(db, now) });
  registerRoutes(app, { db, register, catalogue, now });
  entitlementRoutes(app, { db, rules, entitlements, catalogue, people, nameOf, now });
  const currentTemplates = () => db.read((tx) => templates.current(tx));
  const looks = createLooks(db, now);
  const desk = createPaperDesk({
    people,
    papers,
    catalogue,
    ruleSet: (tx) => rules.current(tx),
    serialOf: (tx, attempt) => register.serialOf(tx, attempt),
    looks,
    templates: currentTemplates,
    nameOf,
    now,
  });
  const checkData = createDataCheck(currentTemplates);
  paperRoutes(app, { db, papers, people, catalogue, desk, checkData, now });
  templateRoutes(app, { db, templates, offers, catalogue, nameOf, now });
  crlRoutes(app, seals.crls);
  const sealParts = { db, seals, desk: sealDesk, requests: sealRequests };
  sealControlRoutes(app, {
    ...sealParts,
    uses: sealUses,
    search: createUseSearch(db, sealUses),
    view: createSealView({ ...sealParts, catalogue, machineOf, nameOf, now: clock }),
    now,
  });
  const copies = createCopies(db, clock);
  tsaRoutes(
    app,
    createTsa(db, () => seals.authority(), clock),
    now,
  );
  const origins = () => addresses;
  copyRoutes(app, { copies, kiosks, origins });
  sealDeskRoutes(app, { desk: sealDesk, kiosks, origins });
  fleetRoutes(app, { db, fleet, kiosks, seals, requests: sealRequests, now });
  deviceRoutes(app, { db, beats, now });
  registerAs(app, 'public', kiosksPlugin, {
    db,
    onPaired: (tx, machine, by) => sealRequests.paired(tx, machine, by),
    now,
  });
  const origin = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  addresses.push(origin, origin.replace('127.0.0.1', 'localhost'), ...(options.origins ?? []));
  const sync = createSyncServer({
    db,
    server: app.server,
    kiosks,
    effects: createEffects({
      db,
      register,
      claims,
      charges,
      people,
      uses: createUses(papers),
      sealUses,
    }),
    beats,
    claims,
    origins,
    log,
    now,
  });
  const upgrades = startUpgrades({
    copies,
    stamp: (digest) => requestTimestamp(digest, options.tsaUrl ?? `${origin}/tsa`),
    crls: () => seals.crls.all(),
    now: clock,
    log,
  });
  const renewal = setInterval(() => {
    seals
      .refreshLists()
      .catch((error: unknown) => log.error({ err: error }, 'revocation lists not signed'));
    lookups.forget();
    looks.forget();
    copies.sweep();
  }, DAY).unref();

  const expiry = setInterval(() => {
    try {
      claims.expire();
    } catch (error) {
      log.error({ err: error }, 'claims not taken back');
    }
    try {
      templates.followDay();
    } catch (error) {
      log.error({ err: error }, 'catalogue does not follow the templates of the day');
    }
  }, MINUTE).unref();

  return {
    origin,
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(renewal);
      clearInterval(expiry);
      await upgrades.stop();
      await sync.stop();
      await status.stop();
      fleet.stop();
      await app.close();
      db.close();
      log.flush();
    },
  };
}
