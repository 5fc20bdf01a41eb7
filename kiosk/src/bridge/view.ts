/**
 * What the screen shows, whole, as one plain value. Core computes it, the UI draws it, nothing else crosses.
 * Texts that belong to the house (labels, prompts) live in the UI's catalogue; texts that belong to data
 * (names of documents, refusals, places) come here in both languages, so that switching the language loses nothing.
 */
export interface Bilingual {
  zh: string;
  en: string;
}

export type Locale = 'zh-CN' | 'en';
export type CredentialMethod = 'card' | 'resident-id' | 'face' | 'password' | 'pickup-code';
/** What a document is printed on: sheets of A4, or a slip from the receipt printer's roll. */
export type Form = 'a4' | 'slip';
/** Services on the home screen. */
export type ServiceId = 'certificates' | 'face';

/** Something a person must know: what happened, what was kept, what to do now; the code is for support. */
export interface PersonMessage {
  code: string;
  tone: 'attention' | 'fault';
  text: Bilingual;
  action: Bilingual;
}

/** A refusal a person can act on (product DEC6). */
export interface RefusalView {
  rule: string;
  message: Bilingual;
  field: Bilingual;
  value: Bilingual;
  fix: Bilingual;
  owner: Bilingual;
  next:
    | 'ticket'
    | 'correction'
    | 'other-document'
    | 'confirm-name'
    | 'apply'
    | 'second-factor'
    | 'none';
  /** Name of the document offered instead, when `next` is `other-document`. */
  offer: Bilingual | null;
  /** Code of that document, so that the person can take the offer with `document.choose`. */
  offerDocument?: string;
}

export interface DocumentView {
  document: string;
  name: Bilingual;
  language: 'zh' | 'en';
  form: Form;
  /** Of the next copy, in hundredths of a yuan; 0 while it is free. */
  priceFen: number;
  allowed: boolean;
  copiesLeft: number;
  refusal: RefusalView | null;
}

export interface PurposeView {
  code: string;
  name: Bilingual;
  validDays: number;
  idNumber: 'masked' | 'full';
}

/** Something that the paper can state or leave out. */
export interface OptionView {
  name: string;
  label: Bilingual;
  chosen: boolean;
}

/** What the chosen copies cost, in hundredths of a yuan. */
export interface ChargeView {
  amountFen: number;
  /** What the campus card holds now. */
  balanceFen: number;
  /** How many copies cost nothing, and what every other one costs. */
  free: number;
  priceFen: number;
}

export interface MethodView {
  method: CredentialMethod;
  available: boolean;
  /** Why it is not available now. */
  why: Bilingual | null;
}

/** What all checks of a paper together mean; `unsure`: this kiosk could not do its part. */
export type PaperVerdict = 'genuine' | 'expired' | 'revoked' | 'false' | 'unsure';

/** Every printed statement the code of a paper vouches for. */
export interface PaperClaims {
  documentName: Bilingual;
  serial: string;
  name: string;
  nameEn: string | null;
  noLast4: string;
  statements: { label: Bilingual; text: Bilingual }[];
  /** ISO time. */
  issuedAt: string;
  /** Day, YYYY-MM-DD. */
  validUntil: string;
}

/** One device as a technician sees it. */
export interface DeviceLine {
  id: string;
  kind: Bilingual;
  model: string | null;
  state: Bilingual;
  /** Whether it can be used now. */
  works: boolean;
  reasons: Bilingual[];
  supplies: { name: string; text: Bilingual; percent: number | null }[];
  /** When a reader last read something (ISO time): what to look at while holding a card to it. */
  lastReadAt: string | null;
  /**
   * `leaving`: to be off as soon as what it has in hand is done. `declared-off`: in the kiosk's own configuration, so
   * that `device.switch` cannot switch it on.
   */
  power: 'on' | 'leaving' | 'off' | 'declared-off';
  /** Who switched it off, and when (ISO time); null while it is to be on. */
  switchedOff: { by: string; at: string } | null;
  /** What `device.test` does; null when this kind cannot be tried out. */
  test: { does: Bilingual } | null;
  /** The last test since this kiosk was started. */
  lastTest: {
    outcome: 'passed' | 'presumed' | 'failed';
    result: Bilingual;
    /** How much it proves. */
    level: Bilingual | null;
    reason: Bilingual | null;
    /** ISO time. */
    at: string;
  } | null;
}

/** A paper that did not come out at another kiosk and can be printed here. */
export interface ResumeView {
  documentName: Bilingual;
  copies: number;
  /** ISO time. */
  until: string;
  /** Why it cannot be printed here now. */
  why: Bilingual | null;
}

/** The slip for a person whose paper did not certainly come out. */
export interface SlipView {
  /** What staff find the case by. */
  caseNumber: string;
  /**
   * `presumed`: this printer cannot say whether it printed, and nothing speaks against it. `in-doubt`: only the person
   * can see whether it came out. `failed`: it certainly did not.
   */
  state: 'coming' | 'out' | 'presumed' | 'in-doubt' | 'failed';
}

/** What the camera page must do now. Levels the same for identify and enrol; only the number of frames differs. */
export interface FaceTask {
  mode: 'identify' | 'enrol';
  /** Good frames to average (identify) or shots to take (enrol, at least three). */
  frames: number;
  engine: string;
  alignment: string;
}

export type Screen =
  | {
      name: 'attract';
      services: { service: ServiceId; available: boolean }[];
      /** What does not work now, honestly. */
      notices: PersonMessage[];
    }
  | { name: 'identify'; methods: MethodView[]; message: PersonMessage | null }
  /** A paper whose code was scanned. Whoever holds it is nobody in particular. */
  | {
      name: 'paper';
      verdict: PaperVerdict;
      /** Null when no genuine signature stands behind the code. */
      claims: PaperClaims | null;
      checks: { ok: boolean; text: Bilingual }[];
      /** What could not be checked here, and why. */
      open: Bilingual[];
      /** When the status list was made that tells of revocation; null where there is none at hand (ISO time). */
      statusAsOf: string | null;
      /** When the list of seals was made that it was checked against (ISO time). */
      keysAsOf: string;
      /** Where a phone tells whether it was revoked since, without a scheme. */
      verifyAddress: string;
    }
  | { name: 'password'; triesLeft: number; message: PersonMessage | null }
  /** The code under which one paper was approved, and the number of its person. */
  | { name: 'pickup'; triesLeft: number; message: PersonMessage | null }
  /** Last four digits of the number, before the camera opens. */
  | { name: 'digits'; message: PersonMessage | null }
  | { name: 'consent'; version: string }
  | { name: 'face'; task: FaceTask; triesLeft: number; message: PersonMessage | null }
  | {
      name: 'home';
      /** Comes first: it is what the person walked here for. */
      resume: ResumeView | null;
      services: { service: ServiceId; available: boolean; why: Bilingual | null }[];
      faceEnrolled: boolean;
      /** For technicians only: the way to the devices, and why it is closed now. */
      maintenance: { why: Bilingual | null } | null;
      message: PersonMessage | null;
    }
  /** The machine itself, for a technician. */
  | {
      name: 'devices';
      devices: DeviceLine[];
      /** Events central has not acknowledged. */
      outbox: number;
      version: string;
      /** Id of the device under test. */
      testing: string | null;
      message: PersonMessage | null;
    }
  | { name: 'documents'; documents: DocumentView[] }
  | { name: 'refusal'; document: string; documentName: Bilingual; refusal: RefusalView }
  | {
      name: 'name';
      document: string;
      /** Passport form the person must confirm once, in large type (rule R08). */
      nameEn: string;
    }
  | {
      name: 'request';
      document: string;
      documentName: Bilingual;
      /** Empty for a document that is not asked for with a purpose. */
      purposes: PurposeView[];
      purpose: string | null;
      copies: number;
      maxCopies: number;
      /** Absent where nothing can be left out. */
      options?: OptionView[];
      /** Can be had with an ink seal at a window (`request.inkSeal`). */
      inkSeal: boolean;
      /** Absent for a free document. */
      charge?: ChargeView;
    }
  /** The password besides a card or a face, for a paper that shows much (rule R11). */
  | {
      name: 'second-factor';
      document: string;
      documentName: Bilingual;
      triesLeft: number;
      message: PersonMessage | null;
    }
  | {
      name: 'preview';
      form: Form;
      document: string;
      documentName: Bilingual;
      purpose: PurposeView | null;
      copies: number;
      pages: number;
      validUntil: string;
      /** False while the page image is being made. */
      ready: boolean;
      message: PersonMessage | null;
      charge?: ChargeView;
    }
  | {
      name: 'printing';
      form: Form;
      phase: 'sealing' | 'sending' | 'printing' | 'attention';
      /** Sheets out so far, as the printer says; sheets expected in all. */
      sheetsOut: number;
      sheets: number;
      attention: PersonMessage | null;
      /** Whether the person may go to another kiosk instead; `ending` once they chose to. */
      elsewhere: 'offered' | 'ending' | null;
    }
  /** Nobody but the person can say whether paper came out. */
  | { name: 'ambiguous'; form: Form; sheets: number; message: PersonMessage }
  /** `chargedFen` was taken from the campus card: the paper is out. 0 for a free one. */
  | { name: 'take'; form: Form; sheets: number; chargedFen: number; reminder: 0 | 1 | 2 }
  | {
      name: 'done';
      delivered: boolean;
      /** The paper can be gone on with at another kiosk; `online`: they hear of it at once. */
      resume: { until: string; online: boolean } | null;
      message: PersonMessage | null;
      slip?: SlipView;
      /** The machine could not tell whether it stamped; who holds the paper can. */
      stamp?: 'in-doubt';
    }
  | { name: 'fault'; message: PersonMessage; slip?: SlipView }
  | { name: 'out-of-service'; message: PersonMessage; helpWindow: Bilingual; helpPhone: string };

export type ScreenName = Screen['name'];

export interface KioskView {
  /** Grows by one with every change; a view with a smaller one is stale. */
  revision: number;
  kiosk: { id: string; name: Bilingual; place: Bilingual; university: Bilingual };
  /** Width of the panel's picture in millimetres, from which the UI computes its unit. */
  panelWidthMm: number;
  locale: Locale;
  textSize: 'normal' | 'large';
  /** All controls in the lower half, for a person who sits. */
  low: boolean;
  /** Null while central is reachable; else since when it is not (ISO time). */
  offlineSince: string | null;
  person: { maskedName: Bilingual; noTail: string } | null;
  step: { index: number; of: number } | null;
  /** Set while the time warning covers the screen; core ends the session at this time (epoch ms). */
  warning: { endsAt: number } | null;
  /** Something was just ignored (another person's card): a line over whatever is shown, gone with the next touch. */
  notice?: PersonMessage;
  screen: Screen;
}
