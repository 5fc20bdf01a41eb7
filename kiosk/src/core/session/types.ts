import type { Claim, Paper, Person } from '@hallway/protocol';
import type {
  CallInput,
  CredentialMethod,
  Form,
  Locale,
  PersonMessage,
  RefusalView,
  ScreenName,
} from '../../bridge/index.ts';
import type { DocumentOffer } from '../entitlement/types.ts';
import type { Prepared } from '../issuing/index.ts';
import type { PaperCheck } from '../papers/index.ts';
import type { JobProgress } from '../printing/index.ts';

/** How the screens look for whoever stands here; back to the kiosk's default when they have left. */
export interface Presentation {
  locale: Locale;
  /** The person chose the language by hand: their record does not change it any more. */
  localeChosen: boolean;
  textSize: 'normal' | 'large';
  low: boolean;
}

/** What is held to a reader. */
export type CardMethod = Extract<CredentialMethod, 'card' | 'resident-id'>;

/** Whose face is looked for: the few who share four digits, or the holder of the card just tapped. */
export type FaceClaim = { by: 'digits'; digits: string } | { by: 'card'; holder: Person };

/** An attempt without a paper, and when its issue was made (ISO time), which was at the first attempt. */
export interface VoidAttempt {
  issueId: string;
  attempt: number;
  madeAt: string;
}

/** Everything about the person who stands here, in one value, so that forgetting it is one assignment. */
export interface Visit {
  claim: FaceClaim | null;
  /** Looks at the camera that did not do, of the three allowed; also for enrolment. */
  faceFailures: number;
  passwordTriesLeft: number;
  pickupTriesLeft: number;
  /** The password was typed in this visit, besides what they signed in with (rule R11). */
  passwordGiven: boolean;
  person: Person | null;
  identifiedBy: CredentialMethod | null;
  /** The one paper a pickup code was typed for: nothing else of its person is shown or done. */
  pickup: Paper | null;
  faceEnrolled: boolean;
  offers: DocumentOffer[];
  /** Key of the chosen offer. */
  document: string | null;
  purpose: string | null;
  copies: number;
  /** What the paper is to state or not, as far as the person chose. */
  options: Readonly<Record<string, boolean>>;
  /** Why it cannot be had in the way it was asked for. */
  refusal: RefusalView | null;
  prepared: Prepared | null;
  /** The paper of another kiosk that is gone on with here: document, purpose and copies are its own. */
  resume: Claim | null;
  /** The attempt whose paper did not come out: what is prepared now is the next one at the same issue. */
  after: VoidAttempt | null;
  /** Device a technician is trying out. */
  testing: string | null;
  /** The paper that was scanned, with whatever it says of somebody. */
  paper: PaperCheck | null;
}

/** The job on its way, without a person: this much may outlive the session. */
export interface CurrentJob {
  issueId: string;
  form: Form;
  sheets: number;
  /** What it costs the campus card once it is out, in hundredths of a yuan. */
  amountFen: number;
  progress: JobProgress | null;
  /** When the issue was made (ISO time). */
  madeAt: string;
  /** The person would rather go on at another kiosk. */
  elsewhere: boolean;
}

export interface SessionContext extends Presentation {
  screen: ScreenName;
  visit: Visit;
  job: CurrentJob | null;
  /** About the present screen; gone with it. */
  message: PersonMessage | null;
  /** About something that was ignored; gone with the next touch. */
  notice: PersonMessage | null;
  /** Set while the time warning covers the screen: epoch ms at which the visit ends. */
  warningEndsAt: number | null;
  reminder: 0 | 1 | 2;
  delivered: boolean;
  /** Until when the paper that did not come out may be gone on with elsewhere (ISO time); names nobody. */
  resumableUntil: string | null;
}

/** Why a visit ended; goes to the log, never with a person. */
export type EndReason =
  'exit' | 'back' | 'timeout' | 'fault' | 'delivered' | 'voided' | 'answered' | 'job-cap';

/** Calls of the UI that are steps of the session; the others are answered beside it. */
export type SessionCall =
  | 'session.touch'
  | 'session.begin'
  | 'session.back'
  | 'session.exit'
  | 'locale.set'
  | 'size.set'
  | 'low.set'
  | 'identify.choose'
  | 'identify.password'
  | 'identify.pickup'
  | 'identify.digits'
  | 'identify.face'
  | 'face.problem'
  | 'face.consent'
  | 'face.enrol'
  | 'face.withdraw'
  | 'print.resume'
  | 'print.elsewhere'
  | 'service.open'
  | 'maintenance.open'
  | 'device.test'
  | 'device.switch'
  | 'document.choose'
  | 'name.confirm'
  | 'request.set'
  | 'request.inkSeal'
  | 'request.preview'
  | 'secondFactor.give'
  | 'print.confirm'
  | 'ambiguous.answer'
  | 'slip.answer'
  | 'stamp.answer'
  | 'paper.taken';

type CallEvent = { [C in SessionCall]: { type: C; input: CallInput<C> } }[SessionCall];

export type SessionEvent =
  | CallEvent
  /** `person` is null when nobody here has this card. */
  | { type: 'card.read'; person: Person | null; by: CardMethod }
  | { type: 'paper.checked'; paper: PaperCheck }
  /** Something was shown that leads nowhere; says what would. */
  | { type: 'hint'; message: PersonMessage }
  | { type: 'print.progress'; progress: JobProgress }
  /** Something changed that guards look at: devices, data, link. */
  | { type: 'status.changed' }
  | { type: 'fault'; message: PersonMessage }
  | { type: 'screen.entered' }
  | { type: 'patience.ended' };

/** Sounds at the moments where one must look or take. */
export interface ToneEvent {
  type: 'tone';
  tone: 'take' | 'attention' | 'done';
}
