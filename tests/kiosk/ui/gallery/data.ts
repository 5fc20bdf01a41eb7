import { checkRequest, defaultRuleSet, entitlement } from '@hallway/certificates/rules';
import type { Question, Standing } from '@hallway/certificates/rules';
import type {
  Bilingual,
  DeviceLine,
  DocumentView,
  MethodView,
  PersonMessage,
  PurposeView,
  RefusalView,
  Screen,
} from '@hallway/kiosk/bridge';
import {
  testFailureWords,
  testLevelWords,
  testPlanOf,
  testResultWords,
} from '@hallway/protocol/device-tests';
import { assess, type Conditions } from '../../../../kiosk/src/core/health/index.ts';
import { texts, type CheckName } from '../../../../certificates/src/verify/texts.ts';
import {
  jobHeldUp,
  printerStopped,
  slipPrinterNone,
} from '../../../../kiosk/src/core/health/printer-reasons.ts';
import { machineRefusal } from '../../../../kiosk/src/core/session/machine-refusal.ts';
import { aboutTest, messages as core } from '../../../../kiosk/src/core/session/messages.ts';

type PaperScreenView = Extract<Screen, { name: 'paper' }>;

/** What data a kiosk of the demo university would show; invented, like its people. */
const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const kiosk = {
  id: 'K01',
  name: both('澜江师生之家', 'Lanjiang One-Stop Hall'),
  place: both('听澜校区 一楼', 'Tinglan, ground floor'),
  university: both('澜江大学', 'Lanjiang University'),
};

export const person = { maskedName: both('林*', 'LIN *'), noTail: '0101' };

export const methods: MethodView[] = [
  { method: 'card', available: true, why: null },
  { method: 'face', available: true, why: null },
  { method: 'password', available: true, why: null },
  { method: 'pickup-code', available: true, why: null },
];

/** Of a machine that reads resident IDs too. */
export const methodsWithResidentId: MethodView[] = [
  ...methods.slice(0, 1),
  { method: 'resident-id', available: true, why: null },
  ...methods.slice(1),
];

export const methodsWithoutCamera: MethodView[] = methods.map((one) =>
  one.method === 'face'
    ? { ...one, available: false, why: both('摄像头正在维修', 'The camera is being repaired') }
    : one,
);

export const helpWindow = both(
  '澜江师生之家一层综合窗口 1、2 号，工作日 8:30–11:45、13:30–17:00',
  'General windows 1 and 2, ground floor of Tinglan Hall, weekdays 8:30–11:45 and 13:30–17:00',
);

/** As core puts it into a sentence. */
const inWords = both(`服务窗口（${helpWindow.zh}）`, `the help window (${helpWindow.en})`);

const now = new Date('2026-11-22T14:05:00+08:00');
const registered = [
  { year: 2026, half: 'autumn' as const },
  { year: 2025, half: 'spring' as const },
];

const ordinary: Standing = {
  role: 'undergraduate',
  status: 'enrolled',
  statusFrom: null,
  statusTo: null,
  registeredTerms: registered,
  feesOwed: 0,
  feesDeferred: false,
  programme: 'ordinary',
  nameEnConfirmed: true,
  nameEn: 'LIN XIAO',
  graduatesOn: '2028-07',
};

/** What is asked of the rules in the pictures. */
function question(standing: Partial<Standing>, more: Partial<Question> = {}): Question {
  return {
    document: 'D01',
    language: 'zh',
    releaseClass: 'P',
    standing: { ...ordinary, ...standing },
    usage: { today: 0, thisTerm: 0 },
    record: null,
    used: 0,
    now,
    ...more,
  };
}

/** What the rules really say, in the words a person will read. */
function refusal(
  standing: Partial<Standing>,
  offered: Bilingual | null = null,
  more: Partial<Question> = {},
): RefusalView {
  const answer = entitlement(defaultRuleSet, question(standing, more));
  if (answer.allowed) throw new Error('The rules refuse nothing here.');
  const { offer, ...words } = answer.refusals[0];
  return {
    ...words,
    offer: offered,
    ...(offer === undefined || offered === null ? {} : { offerDocument: offer }),
  };
}

export const feesOwed = refusal({ feesOwed: 5200 });

export const onLeave = refusal(
  { status: 'on-leave', statusFrom: '2026-09-01', statusTo: '2027-08-31' },
  both('学籍状态证明', 'Status statement'),
);

export const passportProof = both('异地办理护照用在读证明', 'Passport proof of enrolment');

export const applyFirst = refusal({}, null, { document: 'D06', releaseClass: 'A' });

export const inkSeal: RefusalView = {
  ...checkRequest(defaultRuleSet, question({}), {
    purpose: 'visa',
    copies: 1,
    inkSeal: true,
    secondFactor: 'given',
  })!,
  offer: null,
};

export const documents: DocumentView[] = [
  entry('D01', '在读证明', 'Enrolment, in Chinese', 'zh', 0, 3),
  entry('D02', '在读证明（英文）', 'Certificate of Enrolment', 'en', 0, 3),
  entry('D03', '中文成绩单', 'Transcript, in Chinese', 'zh', 5, 2),
  entry('D04', '英文成绩单', 'English Transcript', 'en', 10, 2),
  entry('D05', '学籍状态证明', 'Status statement', 'zh', 0, 5),
  { ...entry('D07', '预计毕业证明', 'Expected graduation', 'zh', 0, 0), ...refused(feesOwed) },
];

function refused(refusal: RefusalView): Pick<DocumentView, 'allowed' | 'refusal'> {
  return { allowed: false, refusal };
}

function entry(
  document: string,
  zh: string,
  en: string,
  language: 'zh' | 'en',
  yuan: number,
  copiesLeft: number,
): DocumentView {
  return {
    document,
    name: both(zh, en),
    language,
    form: 'a4',
    priceFen: yuan * 100,
    allowed: true,
    copiesLeft,
    refusal: null,
  };
}

/** More documents than fit on a screen. */
export const manyDocuments: DocumentView[] = [
  ...documents,
  entry('D08', '奖学金证明', 'Scholarship certificate', 'zh', 0, 1),
  entry('D10', '在职证明', 'Employment certificate', 'zh', 0, 1),
];

/** What a kiosk without a receipt printer says of a slip. */
export const noSlipPrinter: RefusalView = machineRefusal(
  { code: 'SLIP_PRINTER_NONE', ...slipPrinterNone(inWords) },
  'slip',
  inWords,
);

/** Slips among the sheets, one of them waiting for its machine. */
export const documentsWithSlips: DocumentView[] = [
  ...documents.slice(0, 2),
  { ...entry('D09', '请假／离校条', 'Leave slip', 'zh', 0, 1), form: 'slip' },
  {
    ...entry('D13', '报到单与排队号（取件单）', 'Slips (Pickup slip)', 'zh', 0, 1),
    form: 'slip',
    allowed: false,
    refusal: noSlipPrinter,
  },
];

export const purposes: PurposeView[] = [
  purpose('internship', '实习', 'Internship', 90, 'masked'),
  purpose('visa', '签证', 'Visa', 90, 'full'),
  purpose('passport', '办理护照', 'Passport', 30, 'full'),
  purpose('bank', '银行开户', 'Bank account', 30, 'full'),
  purpose('scholarship', '奖学金申请', 'Scholarship', 180, 'masked'),
  purpose('travel', '交通优惠', 'Travel discount', 180, 'masked'),
];

function purpose(
  code: string,
  zh: string,
  en: string,
  validDays: number,
  idNumber: PurposeView['idNumber'],
): PurposeView {
  return { code, name: both(zh, en), validDays, idNumber };
}

/** What people read at a kiosk of this hall that is well but for its power. */
function poweredBy(power: Conditions['power']): PersonMessage {
  const [notice] = assess({
    now: now.getTime(),
    storeWritable: true,
    power,
    paired: true,
    hasPeople: true,
    snapshotAt: now.getTime(),
    maxSnapshotAgeHours: 24,
    printer: null,
    slipPrinter: 'none',
    reader: null,
    residentIdReader: null,
    printerBusy: false,
    cameraFailed: false,
    sealNotAfter: '2026-12-20T00:00:00Z',
    sealAwaitsApproval: false,
    templatesRefused: [],
    serialsLeft: 100,
    help: inWords,
  }).notices.filter(({ code }) => code.startsWith('POWER_'));
  if (!notice) throw new Error('Nothing is said of this supply.');
  return notice;
}

/** Messages of core and health as they stand, among them the longest a screen must bear. */
export const messages = {
  cardUnknown: core.cardUnknown,
  idUnknown: core.idUnknown,
  otherCard: core.otherCard,
  wrongPassword: core.passwordLocked,
  secondFactorWrong: core.secondFactorWrong,
  faceNobody: core.faceNobody,
  enrolled: core.enrolled,
  ambiguous: core.ambiguous,
  voided: core.voided,
  notOut: core.notOut,
  resumed: core.resumed,
  notOutElsewhere: core.notOutElsewhere,
  nothingIssued: core.nothingIssued,
  needsStaff: core.needsStaff,
  testFailed: aboutTest({ outcome: 'failed', reason: 'timeout' }),
  paperOut: jobHeldUp(['media-empty'], inWords),
  scanUnknown: core.scanUnknown,
  stopped: printerStopped('media-jam', inWords),
  powerLow: poweredBy('low'),
  onBattery: poweredBy('battery'),
} as const;

const plan = (kind: string): DeviceLine['test'] => {
  const found = testPlanOf(kind);
  return found && { does: found.does };
};

export { outOfContact } from '../../../../kiosk/src/core/session/screens.ts';

/** Until when a paper may be gone on with elsewhere. */
export const resumeUntil = '2026-11-22T06:12:00Z';

/** What the offline checks say of a genuine paper, in their order. */
const checked: readonly CheckName[] = [
  'code-format',
  'key-list',
  'key-known',
  'key-trusted',
  'code-signature',
  'key-valid',
  'not-expired',
];

export const paper: PaperScreenView = {
  name: 'paper',
  verdict: 'genuine',
  claims: {
    documentName: documents[1]!.name,
    serial: 'LJU-D02-2026-K01-000217',
    name: '林晓',
    nameEn: 'LIN Xiao',
    noLast4: '0101',
    statements: [
      {
        label: both('学院／部门', 'College or department'),
        text: both('School of Computing and Software', 'School of Computing and Software'),
      },
      {
        label: both('专业／职务', 'Major or post'),
        text: both('Software Engineering', 'Software Engineering'),
      },
      { label: both('层次', 'Level'), text: both('本科', 'undergraduate') },
      { label: both('学籍状态', 'Status'), text: both('在读', 'enrolled') },
      { label: both('入学年月', 'Enrolled'), text: both('2024年9月', 'September 2024') },
      { label: both('预计毕业', 'Expected graduation'), text: both('2028年7月', 'July 2028') },
      {
        label: both('注册学期', 'Registered term'),
        text: both('2026–2027学年秋季学期', 'Autumn term of 2026–2027'),
      },
      { label: both('用途', 'Purpose'), text: both('实习求职', 'internship or employment') },
    ],
    issuedAt: '2026-11-22T06:05:00Z',
    validUntil: '2027-05-21',
  },
  checks: checked.map((name) => ({ ok: true, text: texts[name].passed })),
  open: [],
  statusAsOf: '2026-11-22T02:12:00Z',
  keysAsOf: '2026-11-20T02:12:00Z',
  verifyAddress: 'verify.lanjiang.example',
};

export const forgedPaper: PaperScreenView = {
  ...paper,
  verdict: 'false',
  claims: null,
  checks: checked.slice(0, 3).map((name) => {
    const ok = name !== 'key-known';
    return { ok, text: texts[name][ok ? 'passed' : 'failed'] };
  }),
};

export const devices: DeviceLine[] = [
  {
    id: 'printer',
    kind: both('打印机', 'Printer'),
    model: 'A4 Laser',
    state: both('需要人工处理', 'Needs a hand'),
    works: false,
    reasons: [both('卡纸', 'Paper jam')],
    supplies: [
      { name: 'tray-1', text: both('240 张', '240 sheets'), percent: 96 },
      { name: 'Black Toner', text: both('18 %', '18 %'), percent: 18 },
    ],
    lastReadAt: null,
    power: 'on',
    switchedOff: null,
    test: plan('printer'),
    lastTest: {
      outcome: 'failed',
      result: testResultWords('failed'),
      level: testLevelWords('external', 'failed'),
      reason: testFailureWords('timeout'),
      at: '2026-11-22T06:01:30Z',
    },
  },
  {
    id: 'reader',
    kind: both('读卡器', 'Card reader'),
    model: null,
    state: both('可用', 'Available'),
    works: true,
    reasons: [],
    supplies: [],
    lastReadAt: '2026-11-22T06:04:00Z',
    power: 'on',
    switchedOff: null,
    test: plan('card-reader'),
    lastTest: null,
  },
  {
    id: 'tickets',
    kind: both('小票打印机', 'Receipt printer'),
    model: null,
    state: both('已关闭', 'Switched off'),
    works: false,
    reasons: [],
    supplies: [],
    lastReadAt: null,
    power: 'off',
    switchedOff: { by: '罗师傅', at: '2026-11-22T01:20:00Z' },
    test: plan('receipt-printer'),
    lastTest: null,
  },
];

/** The same after a test that went well, with one that still prints and one that its configuration leaves out. */
export const devicesTested: DeviceLine[] = [
  {
    id: 'tickets',
    kind: both('小票打印机', 'Receipt printer'),
    model: null,
    state: both('可用', 'Available'),
    works: true,
    reasons: [],
    supplies: [],
    lastReadAt: null,
    power: 'on',
    switchedOff: null,
    test: plan('receipt-printer'),
    lastTest: {
      outcome: 'presumed',
      result: testResultWords('presumed'),
      level: testLevelWords('external', 'presumed'),
      reason: null,
      at: '2026-11-22T06:04:30Z',
    },
  },
  {
    id: 'printer',
    kind: both('打印机', 'Printer'),
    model: 'A4 Laser',
    state: both('忙', 'Busy'),
    works: true,
    reasons: [],
    supplies: [{ name: 'tray-1', text: both('240 张', '240 sheets'), percent: 96 }],
    lastReadAt: null,
    power: 'leaving',
    switchedOff: { by: '罗师傅', at: '2026-11-22T06:04:00Z' },
    test: plan('printer'),
    lastTest: null,
  },
  {
    id: 'ups',
    kind: both('不间断电源', 'UPS'),
    model: null,
    state: both('已关闭', 'Switched off'),
    works: false,
    reasons: [],
    supplies: [],
    lastReadAt: null,
    power: 'declared-off',
    switchedOff: null,
    test: plan('ups'),
    lastTest: null,
  },
  {
    id: 'reader',
    kind: both('读卡器', 'Card reader'),
    model: null,
    state: both('可用', 'Available'),
    works: true,
    reasons: [],
    supplies: [],
    lastReadAt: null,
    power: 'on',
    switchedOff: null,
    test: plan('card-reader'),
    lastTest: {
      outcome: 'passed',
      result: testResultWords('passed'),
      level: testLevelWords('interactive', 'passed'),
      reason: null,
      at: '2026-11-22T06:04:00Z',
    },
  },
];
