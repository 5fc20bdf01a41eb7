import { randomBytes } from 'node:crypto';
import {
  createAuthority,
  createRenderEngine,
  demoUniversity,
  generateSealKey,
  keyEntry,
  loadSealSigner,
  type RenderEngine,
  type SealSigner,
  type TrustStore,
} from '@hallway/certificates';
import { receiptProfile } from '@hallway/device-drivers';
import type { Person } from '@hallway/protocol';
import { HeldClaims } from '../../../../kiosk/src/core/claims/index.ts';
import {
  createIssuing,
  type Issuing,
  type IssuingDeps,
} from '../../../../kiosk/src/core/issuing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { LeasedSerials } from '../../../../kiosk/src/core/sync/serials.ts';
import { DurablePaperOutbox } from '../../../../kiosk/src/core/sync/index.ts';
import { openOutbox } from '../printing/support.ts';

/** A Sunday morning in week 12 of the autumn term. */
export const morning = new Date('2026-11-22T03:00:00Z');

export const linXiao: Person = {
  no: '2024110101',
  role: 'undergraduate',
  nameZh: '林晓',
  nameEn: 'LIN Xiao',
  nameEnConfirmed: true,
  sex: 'F',
  birthDate: '2006-03-18',
  idNumber: '999001200603181228',
  campus: 'tinglan',
  college: { zh: '计算机与人工智能学院', en: 'College of Computing and AI' },
  major: { zh: '软件工程', en: 'Software Engineering' },
  level: 'undergraduate',
  gradeYear: 2024,
  lengthYears: 4,
  enrolledOn: '2024-09',
  graduatesOn: '2028-07',
  status: 'enrolled',
  statusFrom: null,
  statusTo: null,
  registeredTerms: [{ year: 2026, half: 'autumn' }],
  feesOwed: 0,
  feesDeferred: false,
  programme: 'ordinary',
  issuedThisTerm: {},
  issuedOn: {},
  prefers: 'zh-CN',
  credentials: { cards: ['04A1B2C3'], password: null, faceConsent: false },
};

export const request = {
  person: linXiao,
  document: 'D01',
  language: 'zh',
  paper: null,
  options: {},
  purpose: 'visa',
  copies: 2,
  amountFen: 0,
  validDays: 90,
  idNumber: 'masked',
  registration: { term: { year: 2026, half: 'autumn' }, grace: false },
} as const;

/** A kiosk's seal by a fresh authority, and what a verifier needs to trust it. */
export async function makeSeal(days = 30): Promise<{ signer: SealSigner; trust: TrustStore }> {
  const authority = await createAuthority({
    organisation: { zh: demoUniversity.zh, en: demoUniversity.en },
    notBefore: new Date('2026-01-01T00:00:00Z'),
  });
  const key = await generateSealKey();
  const certificatePem = await authority.issueSealCertificate({
    kioskId: 'K01',
    publicKeySpkiPem: key.publicKeySpkiPem,
    notBefore: new Date('2026-11-20T00:00:00Z'),
    days,
  });
  const signer = await loadSealSigner({
    keyPem: key.privateKeyPem,
    certificatePem,
    chainPem: authority.issuingPem,
  });
  const keys = await authority.signKeyList([await keyEntry(certificatePem)], morning);
  return { signer, trust: { rootPem: authority.rootPem, keys } };
}

let engine: Promise<RenderEngine> | null = null;

/** The real engine, made once for a test file. */
export function renderEngine(): Promise<RenderEngine> {
  engine ??= createRenderEngine({ university: demoUniversity });
  return engine;
}

/** Serials from a leased block, as central would grant them. */
export function leaseSerials(store: Store, count = 60): LeasedSerials {
  const serials = new LeasedSerials(store, randomBytes);
  for (const document of ['D01', 'D02', 'D08', 'D09']) {
    const asked = serials.request([{ document, year: 2026 }]);
    if (!asked) continue;
    serials.grant({
      leaseId: asked.leaseId,
      key: asked.key,
      from: 123,
      to: 122 + count,
      issuedTotal: count,
      statusIndexes: Array.from({ length: count }, (_, i) => 7_000 + i * 3),
    });
  }
  return serials;
}

/** The rights of this kiosk, which has no central to ask. */
export function heldClaims(store: Store): HeldClaims {
  const ask = () => Promise.resolve({ kind: 'offline' as const });
  return new HeldClaims({ store, outbox: openOutbox(store), ask });
}

export async function openIssuing(
  store: Store,
  given: Partial<IssuingDeps> & { signer: IssuingDeps['signer'] },
): Promise<Issuing> {
  return createIssuing({
    store,
    outbox: openOutbox(store),
    papers: new DurablePaperOutbox(store, () => morning.getTime()),
    serials: given.serials ?? leaseSerials(store),
    engine: await renderEngine(),
    slipProfile: receiptProfile('hallway-simulator'),
    kioskId: 'K01',
    clock: { now: () => morning.getTime() },
    conditions: () => ({
      online: true,
      snapshotAgeMs: 0,
      maxSnapshotAgeHours: 24,
      offlineCopiesPerDay: 3,
    }),
    claims: heldClaims(store),
    ...given,
  });
}
