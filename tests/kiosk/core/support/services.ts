import { defaultRuleSet, type RuleSet } from '@hallway/certificates/rules';
import type { PersonMessage, SlipView } from '@hallway/kiosk/bridge';
import type { Claim } from '@hallway/protocol';
import type { Assessment } from '../../../../kiosk/src/core/health/index.ts';
import { offersFor } from '../../../../kiosk/src/core/entitlement/index.ts';
import type { Prepared } from '../../../../kiosk/src/core/issuing/index.ts';
import type { PaperCheck } from '../../../../kiosk/src/core/papers/index.ts';
import type { JobProgress } from '../../../../kiosk/src/core/printing/index.ts';
import type {
  FaceAnswer,
  Issued,
  IssueRequest,
  PasswordAnswer,
  PickupAnswer,
  SessionServices,
  TakeAnswer,
} from '../../../../kiosk/src/core/session/index.ts';
import { messages } from '../../../../kiosk/src/core/session/index.ts';
import { catalogue, linXiao, noon } from './people.ts';

export const allWell: Assessment = {
  services: { certificates: null, face: null },
  forms: { a4: null, slip: null },
  methods: { card: null, face: null, password: null, 'pickup-code': null },
  notices: [],
  outOfService: null,
};

export const faultMessage = {
  code: 'TEST_FAULT',
  tone: 'fault',
  text: { zh: '出了问题。', en: 'Something failed.' },
  action: { zh: '请到窗口。', en: 'Please ask at the window.' },
} as const;

/** What the check of a forged paper tells. */
export const falsePaper: PaperCheck = {
  name: 'paper',
  verdict: 'false',
  claims: null,
  checks: [],
  open: [],
  statusAsOf: null,
  keysAsOf: '2026-11-22T04:00:00Z',
  verifyAddress: 'verify.example',
};

/** A prepared document of one page; only what the session looks at is real. */
export function preparedOf(): Prepared {
  return {
    issueId: '0192f3a0-0000-7000-8000-000000000001',
    attempt: 1,
    personNo: linXiao().no,
    document: 'D01',
    purpose: 'visa',
    copies: 1,
    amountFen: 0,
    pages: 1,
    language: 'zh',
    paper: null,
    options: {},
    registration: { term: { year: 2026, half: 'autumn' }, grace: false },
    serial: 'LJU-D01-2026-K01-000001',
    verifyCode: '2222-2222-2222-2222',
    lease: { counter: 1, statusIndex: 7 },
    issuedAt: noon,
    validUntil: '2027-02-20',
    form: 'a4',
    rendered: {
      pdf: new Uint8Array([1, 2, 3]),
      pages: 1,
      template: { id: 'D01', language: 'zh', version: 1, hash: '0'.repeat(64) },
      printed: {},
      fieldsDigest: '0'.repeat(64),
      qr: '',
      title: '',
    },
    signer: {
      kid: '00',
      algorithm: 'ES256',
      sign: () => Promise.resolve(new Uint8Array(64)),
      certificate: new Uint8Array(),
      chain: [],
      validity: { notBefore: noon, notAfter: noon },
    },
  };
}

/** What she can go on with: her paper did not come out at K01 a minute ago. */
export function claimOf(more: Partial<Claim> = {}): Claim {
  return {
    issueId: preparedOf().issueId,
    attempt: 1,
    personNo: linXiao().no,
    document: 'D01',
    purpose: 'visa',
    copies: 2,
    fromKiosk: 'K01',
    issuedAt: new Date(noon.getTime() - 120_000).toISOString(),
    until: new Date(noon.getTime() + 540_000).toISOString(),
    ...more,
  };
}

export function progressOf(
  phase: JobProgress['phase'],
  more: Partial<JobProgress> = {},
): JobProgress {
  return {
    issueId: preparedOf().issueId,
    attempt: 1,
    form: 'a4',
    phase,
    sheetsOut: 0,
    sheets: 1,
    reasons: [],
    evidence: [],
    ...more,
  };
}

/** What the world answers to the session in a test, and what the session did to it. */
export interface Stage {
  services: SessionServices;
  answers: {
    rules: RuleSet;
    password: PasswordAnswer;
    face: FaceAnswer;
    pickup: PickupAnswer;
    enrol: boolean;
    test: PersonMessage;
    canMatch: boolean;
    assessment: Assessment;
    progress: JobProgress | null;
    claim: Claim | null;
    take: TakeAnswer;
    slip: SlipView | null;
    stampInDoubt: boolean;
    prepare: () => Promise<Prepared>;
    commit: () => Promise<Issued>;
  };
  did: {
    prepared: IssueRequest[];
    ended: string[];
    discarded: Prepared[];
    givenUp: string[];
    started: string[];
    answered: boolean[];
    switched: { device: string; disabled: boolean }[];
    slipAnswered: boolean[];
    stampAnswered: boolean[];
    failed: string[];
    taken: Claim[];
    letGo: number;
  };
}

export class ExplainedError extends Error {
  readonly person = faultMessage;
}

export function stage(now: () => number = () => noon.getTime()): Stage {
  const answers: Stage['answers'] = {
    rules: defaultRuleSet,
    password: { person: null, triesLeft: 4 },
    face: { person: null, because: 'unsure' },
    pickup: { found: null, triesLeft: 4 },
    enrol: true,
    test: messages.testPassed,
    canMatch: true,
    assessment: allWell,
    progress: null,
    claim: null,
    take: 'granted',
    slip: null,
    stampInDoubt: false,
    prepare: () => Promise.resolve(preparedOf()),
    commit: () =>
      Promise.resolve({ issueId: preparedOf().issueId, form: 'a4', sheets: 1, amountFen: 0 }),
  };
  const did: Stage['did'] = {
    prepared: [],
    ended: [],
    discarded: [],
    givenUp: [],
    started: [],
    answered: [],
    switched: [],
    slipAnswered: [],
    stampAnswered: [],
    failed: [],
    taken: [],
    letGo: 0,
  };
  const services: SessionServices = {
    now,
    presentation: () => ({
      locale: 'zh-CN',
      localeChosen: false,
      textSize: 'normal',
      low: false,
    }),
    assessment: () => answers.assessment,
    checkPassword: () => Promise.resolve(answers.password),
    checkPickup: () => Promise.resolve(answers.pickup),
    canMatch: () => answers.canMatch,
    matchFace: () => Promise.resolve(answers.face),
    faceEnrolled: () => true,
    enrolFace: () => Promise.resolve(answers.enrol),
    withdrawFace: () => Promise.resolve(),
    testDevice: () => Promise.resolve(answers.test),
    switchDevice: (_, device, disabled) => void did.switched.push({ device, disabled }),
    confirmName: (person) => Promise.resolve({ ...person, nameEnConfirmed: true }),
    offers: (person) =>
      offersFor({
        person,
        rules: answers.rules,
        catalogue,
        makes: () => true,
        used: () => 0,
        papers: [],
        usage: () => ({ today: 0, thisTerm: person.issuedThisTerm['D01'] ?? 0 }),
        balanceFen: 0,
        now: new Date(now()),
      }),
    prepare(request) {
      did.prepared.push(request);
      return answers.prepare();
    },
    commit: () => answers.commit(),
    resumable: () => answers.claim,
    take(claim) {
      did.taken.push(claim);
      return Promise.resolve(answers.take);
    },
    letGo: () => void (did.letGo += 1),
    resumableUntil: (madeAt) => new Date(Date.parse(madeAt) + 600_000).toISOString(),
    startPrinting: (issueId) => void did.started.push(issueId),
    progress: () => answers.progress,
    cameOut: (_, cameOut) => void did.answered.push(cameOut),
    giveUp: (issueId) => void did.givenUp.push(issueId),
    slip: () => answers.slip,
    answerSlip: (_, cameOut) => void did.slipAnswered.push(cameOut),
    stampInDoubt: () => answers.stampInDoubt,
    answerStamp: (_, isThere) => void did.stampAnswered.push(isThere),
    discard: (prepared) => void did.discarded.push(prepared),
    ended: (reason) => void did.ended.push(reason),
    failed: (step) => void did.failed.push(step),
    messageOf: (error) => (error instanceof ExplainedError ? error.person : null),
  };
  return { services, answers, did };
}
