import type { KioskView, Screen } from '@hallway/kiosk/bridge';
import * as data from './data.ts';

/** One picture of the gallery: a screen in one of its states. */
export interface Exhibit {
  /** File-name part: identify, documents-many … */
  name: string;
  screen: Screen;
  signedIn: boolean;
  /** Whether documentation shows it; variants are only tested. */
  pictured: boolean;
  step?: { index: number; of: number };
  offlineSince?: string;
  /** Seconds left of a time warning over the screen. */
  warningS?: number;
  /** Something core just ignored. */
  notice?: KioskView['notice'];
  /** What the clock on the wall says, for screens that care. */
  at?: string;
}

export interface Mode {
  locale: KioskView['locale'];
  textSize: KioskView['textSize'];
  low: boolean;
  panelWidthMm: number;
}

export const normalMode: Mode = {
  locale: 'zh-CN',
  textSize: 'normal',
  low: false,
  panelWidthMm: 336,
};

const enrolment = data.documents[0]!.name;
const face = { engine: 'face-api-1.7.15', alignment: 'eye-level-1' };
const step = (index: number) => ({ index, of: 4 });

const services = (available: boolean) => [
  { service: 'certificates' as const, available },
  { service: 'face' as const, available: true },
];

const request: Extract<Screen, { name: 'request' }> = {
  name: 'request',
  document: 'D01',
  documentName: enrolment,
  purposes: data.purposes,
  purpose: null,
  copies: 1,
  maxCopies: 3,
  inkSeal: true,
};

/** Two copies at five yuan, and one that is free. */
const charge = { amountFen: 1_000, balanceFen: 3_650, free: 0, priceFen: 500 };

const secondFactor: Extract<Screen, { name: 'second-factor' }> = {
  name: 'second-factor',
  document: 'D03',
  documentName: data.documents[2]!.name,
  triesLeft: 5,
  message: null,
};

const preview: Extract<Screen, { name: 'preview' }> = {
  name: 'preview',
  form: 'a4',
  document: 'D01',
  documentName: enrolment,
  purpose: data.purposes[1]!,
  copies: 2,
  pages: 1,
  validUntil: '2027-02-20',
  ready: true,
  message: null,
};

/** Every screen the kiosk can show, in the order a person meets them. */
export const exhibits: Exhibit[] = [
  {
    name: 'attract',
    signedIn: false,
    pictured: true,
    screen: { name: 'attract', services: services(true), notices: [] },
  },
  {
    name: 'attract-night',
    signedIn: false,
    pictured: true,
    at: '2026-11-22T23:12:00',
    screen: {
      name: 'attract',
      services: services(true),
      notices: [data.messages.stopped],
    },
  },
  {
    name: 'attract-battery',
    signedIn: false,
    pictured: false,
    screen: { name: 'attract', services: services(true), notices: [data.messages.onBattery] },
  },
  {
    name: 'identify',
    signedIn: false,
    pictured: true,
    screen: { name: 'identify', methods: data.methods, message: null },
  },
  {
    name: 'identify-again',
    signedIn: false,
    pictured: false,
    screen: {
      name: 'identify',
      methods: data.methodsWithoutCamera,
      message: data.messages.cardUnknown,
    },
  },
  {
    name: 'identify-resident-id',
    signedIn: false,
    pictured: false,
    screen: { name: 'identify', methods: data.methodsWithResidentId, message: null },
  },
  {
    name: 'identify-resident-id-again',
    signedIn: false,
    pictured: false,
    screen: {
      name: 'identify',
      methods: data.methodsWithResidentId,
      message: data.messages.idUnknown,
    },
  },
  {
    name: 'identify-scanned',
    signedIn: false,
    pictured: false,
    screen: { name: 'identify', methods: data.methods, message: data.messages.scanUnknown },
  },
  { name: 'paper', signedIn: false, pictured: false, screen: data.paper },
  { name: 'paper-forged', signedIn: false, pictured: false, screen: data.forgedPaper },
  {
    name: 'pickup',
    signedIn: false,
    pictured: true,
    screen: { name: 'pickup', triesLeft: 5, message: null },
  },
  {
    name: 'password',
    signedIn: false,
    pictured: true,
    screen: { name: 'password', triesLeft: 5, message: null },
  },
  {
    name: 'password-again',
    signedIn: false,
    pictured: false,
    screen: { name: 'password', triesLeft: 2, message: data.messages.wrongPassword },
  },
  { name: 'digits', signedIn: false, pictured: true, screen: { name: 'digits', message: null } },
  {
    name: 'digits-again',
    signedIn: false,
    pictured: false,
    screen: { name: 'digits', message: data.messages.faceNobody },
  },
  {
    name: 'consent',
    signedIn: false,
    pictured: true,
    screen: { name: 'consent', version: '2026-09' },
  },
  {
    name: 'face',
    signedIn: false,
    pictured: true,
    screen: {
      name: 'face',
      task: { mode: 'identify', frames: 20, ...face },
      triesLeft: 3,
      message: null,
    },
  },
  {
    name: 'home',
    signedIn: true,
    pictured: true,
    screen: {
      name: 'home',
      resume: null,
      services: services(true).map((one) => ({ ...one, why: null })),
      faceEnrolled: false,
      maintenance: null,
      message: null,
    },
  },
  {
    name: 'home-enrolled',
    signedIn: true,
    pictured: false,
    screen: {
      name: 'home',
      resume: null,
      services: [
        {
          service: 'certificates',
          available: false,
          why: { zh: '打印机正在换墨粉', en: 'The printer is getting new toner' },
        },
        { service: 'face', available: true, why: null },
      ],
      faceEnrolled: true,
      maintenance: null,
      message: data.messages.enrolled,
    },
  },
  {
    name: 'home-technician',
    signedIn: true,
    pictured: false,
    screen: {
      name: 'home',
      resume: null,
      services: services(true).map((one) => ({ ...one, why: null })),
      faceEnrolled: false,
      maintenance: { why: null },
      message: null,
    },
  },
  {
    name: 'home-resume',
    signedIn: true,
    pictured: true,
    screen: {
      name: 'home',
      resume: { documentName: enrolment, copies: 2, until: data.resumeUntil, why: null },
      services: services(true).map((one) => ({ ...one, why: null })),
      faceEnrolled: false,
      maintenance: null,
      message: null,
    },
  },
  {
    name: 'home-resume-offline',
    signedIn: true,
    pictured: false,
    offlineSince: '2026-11-22T14:01:00',
    screen: {
      name: 'home',
      resume: {
        documentName: enrolment,
        copies: 1,
        until: data.resumeUntil,
        why: data.outOfContact,
      },
      services: services(true).map((one) => ({ ...one, why: null })),
      faceEnrolled: true,
      maintenance: null,
      message: null,
    },
  },
  {
    name: 'documents',
    signedIn: true,
    pictured: true,
    step: step(1),
    screen: { name: 'documents', documents: data.documents },
  },
  {
    name: 'documents-many',
    signedIn: true,
    pictured: false,
    step: step(1),
    screen: { name: 'documents', documents: data.manyDocuments },
  },
  {
    name: 'refusal',
    signedIn: true,
    pictured: true,
    step: step(1),
    screen: {
      name: 'refusal',
      document: 'D01',
      documentName: enrolment,
      refusal: data.onLeave,
    },
  },
  {
    name: 'refusal-fees',
    signedIn: true,
    pictured: false,
    step: step(1),
    screen: {
      name: 'refusal',
      document: 'D01',
      documentName: enrolment,
      refusal: data.feesOwed,
    },
  },
  {
    name: 'name',
    signedIn: true,
    pictured: true,
    step: step(1),
    screen: { name: 'name', document: 'D02', nameEn: 'LYU SISI' },
  },
  {
    name: 'request',
    signedIn: true,
    pictured: true,
    step: step(2),
    screen: { ...request, purpose: 'visa', copies: 2 },
  },
  { name: 'request-open', signedIn: true, pictured: false, step: step(2), screen: request },
  {
    name: 'request-paid',
    signedIn: true,
    pictured: false,
    step: step(2),
    screen: { ...request, purpose: 'visa', copies: 2, charge },
  },
  {
    name: 'request-free-first',
    signedIn: true,
    pictured: false,
    step: step(2),
    screen: {
      ...request,
      purpose: 'visa',
      charge: { amountFen: 0, balanceFen: 3_650, free: 1, priceFen: 500 },
    },
  },
  {
    name: 'request-options',
    signedIn: true,
    pictured: false,
    step: step(2),
    screen: {
      ...request,
      documentName: { zh: '中文成绩单', en: 'Transcript (Chinese)' },
      purpose: 'visa',
      options: [
        {
          name: 'gpa',
          label: { zh: '显示平均学分绩点', en: 'Show the grade point average' },
          chosen: true,
        },
      ],
    },
  },
  {
    name: 'request-without-purpose',
    signedIn: true,
    pictured: false,
    step: step(2),
    screen: { ...request, purposes: [], inkSeal: false },
  },
  {
    name: 'second-factor',
    signedIn: true,
    pictured: true,
    step: step(2),
    screen: secondFactor,
  },
  {
    name: 'second-factor-again',
    signedIn: true,
    pictured: false,
    step: step(2),
    screen: { ...secondFactor, triesLeft: 2, message: data.messages.secondFactorWrong },
  },
  {
    name: 'refusal-ink-seal',
    signedIn: true,
    pictured: false,
    step: step(2),
    screen: {
      name: 'refusal',
      document: 'D01',
      documentName: enrolment,
      refusal: data.inkSeal,
    },
  },
  {
    name: 'refusal-apply-first',
    signedIn: true,
    pictured: false,
    step: step(1),
    screen: {
      name: 'refusal',
      document: 'D06',
      documentName: data.passportProof,
      refusal: data.applyFirst,
    },
  },
  { name: 'preview', signedIn: true, pictured: true, step: step(3), screen: preview },
  {
    name: 'preview-paid',
    signedIn: true,
    pictured: false,
    step: step(3),
    screen: { ...preview, charge },
  },
  {
    name: 'preview-again',
    signedIn: true,
    pictured: false,
    step: step(3),
    screen: { ...preview, message: data.messages.nothingIssued },
  },
  {
    name: 'preview-resumed',
    signedIn: true,
    pictured: false,
    step: step(3),
    screen: { ...preview, message: data.messages.resumed },
  },
  {
    name: 'preview-not-out',
    signedIn: true,
    pictured: false,
    step: step(3),
    screen: { ...preview, message: data.messages.notOut },
  },
  {
    name: 'preview-making',
    signedIn: true,
    pictured: false,
    step: step(3),
    screen: { ...preview, ready: false },
  },
  {
    name: 'preview-slip',
    signedIn: true,
    pictured: true,
    step: step(3),
    screen: {
      ...preview,
      form: 'slip',
      document: 'D09',
      documentName: { zh: '请假／离校条', en: 'Leave slip' },
      purpose: null,
      copies: 1,
      validUntil: '2026-11-30',
    },
  },
  {
    name: 'refusal-slip',
    signedIn: true,
    pictured: false,
    step: step(1),
    screen: {
      name: 'refusal',
      document: 'D09',
      documentName: { zh: '请假／离校条', en: 'Leave slip' },
      refusal: data.noSlipPrinter,
    },
  },
  {
    name: 'documents-slips',
    signedIn: true,
    pictured: false,
    step: step(1),
    screen: { name: 'documents', documents: data.documentsWithSlips },
  },
  {
    name: 'printing',
    signedIn: true,
    pictured: true,
    step: step(4),
    screen: {
      name: 'printing',
      form: 'a4',
      phase: 'printing',
      sheetsOut: 1,
      sheets: 3,
      attention: null,
      elsewhere: null,
    },
  },
  {
    name: 'printing-sealing',
    signedIn: true,
    pictured: true,
    step: step(4),
    screen: {
      name: 'printing',
      form: 'a4',
      phase: 'sealing',
      sheetsOut: 0,
      sheets: 1,
      attention: null,
      elsewhere: null,
    },
  },
  {
    name: 'printing-attention',
    signedIn: true,
    pictured: true,
    step: step(4),
    screen: {
      name: 'printing',
      form: 'a4',
      phase: 'attention',
      sheetsOut: 1,
      sheets: 2,
      attention: data.messages.paperOut,
      elsewhere: 'offered',
    },
  },
  {
    name: 'printing-ending',
    signedIn: true,
    pictured: false,
    step: step(4),
    screen: {
      name: 'printing',
      form: 'a4',
      phase: 'attention',
      sheetsOut: 0,
      sheets: 2,
      attention: data.messages.paperOut,
      elsewhere: 'ending',
    },
  },
  {
    name: 'printing-slip',
    signedIn: true,
    pictured: false,
    step: step(4),
    screen: {
      name: 'printing',
      form: 'slip',
      phase: 'printing',
      sheetsOut: 0,
      sheets: 1,
      attention: null,
      elsewhere: null,
    },
  },
  {
    name: 'ambiguous-slip',
    signedIn: true,
    pictured: false,
    step: step(4),
    screen: { name: 'ambiguous', form: 'slip', sheets: 1, message: data.messages.ambiguous },
  },
  {
    name: 'take-slip',
    signedIn: false,
    pictured: true,
    screen: { name: 'take', form: 'slip', sheets: 1, chargedFen: 0, reminder: 0 },
  },
  {
    name: 'ambiguous',
    signedIn: true,
    pictured: true,
    step: step(4),
    screen: { name: 'ambiguous', form: 'a4', sheets: 2, message: data.messages.ambiguous },
  },
  {
    name: 'take',
    signedIn: false,
    pictured: true,
    screen: { name: 'take', form: 'a4', sheets: 2, chargedFen: 0, reminder: 0 },
  },
  {
    name: 'take-paid',
    signedIn: false,
    pictured: false,
    screen: { name: 'take', form: 'a4', sheets: 2, chargedFen: 1_000, reminder: 0 },
  },
  {
    name: 'done',
    signedIn: false,
    pictured: true,
    screen: { name: 'done', delivered: true, resume: null, message: null },
  },
  {
    name: 'done-not',
    signedIn: false,
    pictured: false,
    screen: { name: 'done', delivered: false, resume: null, message: data.messages.voided },
  },
  {
    name: 'done-elsewhere',
    signedIn: false,
    pictured: true,
    screen: {
      name: 'done',
      delivered: false,
      resume: { until: data.resumeUntil, online: true },
      message: data.messages.voided,
    },
  },
  {
    name: 'done-elsewhere-offline',
    signedIn: false,
    pictured: false,
    offlineSince: '2026-11-22T14:01:00',
    screen: {
      name: 'done',
      delivered: false,
      resume: { until: data.resumeUntil, online: false },
      message: data.messages.notOutElsewhere,
    },
  },
  {
    name: 'fault',
    signedIn: false,
    pictured: true,
    screen: { name: 'fault', message: data.messages.needsStaff },
  },
  {
    name: 'fault-slip',
    signedIn: false,
    pictured: false,
    screen: {
      name: 'fault',
      message: data.messages.needsStaff,
      slip: { caseNumber: 'K01-000123', state: 'out' },
    },
  },
  {
    name: 'fault-slip-in-doubt',
    signedIn: false,
    pictured: false,
    screen: {
      name: 'fault',
      message: data.messages.needsStaff,
      slip: { caseNumber: 'K01-000123', state: 'in-doubt' },
    },
  },
  {
    name: 'done-not-slip-failed',
    signedIn: false,
    pictured: false,
    screen: {
      name: 'done',
      delivered: false,
      resume: null,
      message: data.messages.voided,
      slip: { caseNumber: 'K01-000123', state: 'failed' },
    },
  },
  {
    name: 'done-stamp-in-doubt',
    signedIn: false,
    pictured: false,
    screen: { name: 'done', delivered: true, resume: null, message: null, stamp: 'in-doubt' },
  },
  {
    name: 'out-of-service',
    signedIn: false,
    pictured: true,
    screen: {
      name: 'out-of-service',
      message: data.messages.stopped,
      helpWindow: data.helpWindow,
      helpPhone: '000-8800-0101',
    },
  },
  {
    name: 'out-of-service-power',
    signedIn: false,
    pictured: false,
    screen: {
      name: 'out-of-service',
      message: data.messages.powerLow,
      helpWindow: data.helpWindow,
      helpPhone: '000-8800-0101',
    },
  },
  {
    name: 'offline',
    signedIn: true,
    pictured: true,
    step: step(2),
    offlineSince: '2026-11-22T09:40:00',
    screen: { ...request, purpose: 'internship' },
  },
  {
    name: 'notice',
    signedIn: true,
    pictured: false,
    step: step(2),
    notice: data.messages.otherCard,
    screen: { ...request, purpose: 'visa' },
  },
  {
    name: 'warning',
    signedIn: true,
    pictured: true,
    step: step(2),
    warningS: 24,
    screen: { ...request, purpose: 'visa' },
  },
  {
    name: 'devices',
    signedIn: true,
    pictured: true,
    screen: {
      name: 'devices',
      devices: data.devices,
      outbox: 0,
      version: '0.1.0',
      testing: null,
      message: null,
    },
  },
  {
    name: 'devices-tested',
    signedIn: true,
    pictured: false,
    screen: {
      name: 'devices',
      devices: data.devicesTested,
      outbox: 1,
      version: '0.1.0',
      testing: null,
      message: data.messages.testFailed,
    },
  },
  {
    name: 'devices-testing',
    signedIn: true,
    pictured: false,
    screen: {
      name: 'devices',
      devices: data.devices,
      outbox: 12,
      version: '0.1.0',
      testing: 'printer',
      message: null,
    },
  },
];

/** Local time the gallery's wall clock shows unless an exhibit says otherwise. */
export const wallTime = '2026-11-22T14:05:00';

/** The whole view of one exhibit. `now` is the page's clock in epoch milliseconds. */
export function viewOf(exhibit: Exhibit, mode: Mode, now: number): Omit<KioskView, 'revision'> {
  return {
    kiosk: data.kiosk,
    ...mode,
    offlineSince: exhibit.offlineSince ?? null,
    person: exhibit.signedIn ? data.person : null,
    step: exhibit.step ?? null,
    warning: exhibit.warningS === undefined ? null : { endsAt: now + exhibit.warningS * 1000 },
    ...(exhibit.notice === undefined ? {} : { notice: exhibit.notice }),
    screen: exhibit.screen,
  };
}
