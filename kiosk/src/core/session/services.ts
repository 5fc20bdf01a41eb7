import type { Claim, ClaimRef, Paper, Person } from '@hallway/protocol';
import type { CallInput, PersonMessage, SlipView } from '../../bridge/index.ts';
import type { DocumentOffer } from '../entitlement/types.ts';
import type { Assessment } from '../health/types.ts';
import type { Prepared } from '../issuing/index.ts';
import type { JobProgress } from '../printing/index.ts';
import type { CurrentJob, EndReason, FaceClaim, Presentation } from './types.ts';

export type FaceCapture = CallInput<'identify.face'>['capture'];

/** `person` is null when number and password do not go together; no answer tells whether the number exists. */
export interface PasswordAnswer {
  person: Person | null;
  /** Before the number is locked; 0 when it is. */
  triesLeft: number;
}

/** `found` is null when number and code do not go together; no answer tells whether either exists. */
export interface PickupAnswer {
  found: { person: Person; paper: Paper } | null;
  /** Before the number is locked; 0 when it is. */
  triesLeft: number;
}

export interface FaceAnswer {
  person: Person | null;
  /** What to tell a person who was not recognised. */
  because: 'unsure' | 'other-engine' | 'locked' | null;
}

export interface IssueRequest {
  person: Person;
  offer: DocumentOffer;
  /** Null for a document that is not asked for with one. */
  purpose: string | null;
  copies: number;
  /** What the paper is to state or not, as far as the person chose. */
  options: Readonly<Record<string, boolean>>;
  /** What all copies cost, in hundredths of a yuan. */
  amountFen: number;
  /** Days the paper is valid. */
  validDays: number;
  /** How much of the ID number it shows. */
  idNumber: 'masked' | 'full';
  /** The attempt whose paper did not come out, when the person prints again. */
  after: ClaimRef | null;
}

/** A paper that was recorded and goes to the printer. */
export type Issued = Pick<CurrentJob, 'issueId' | 'form' | 'sheets' | 'amountFen'>;

/** Whether this kiosk may go on with a paper: `over` when another one did, or its time is up. */
export type TakeAnswer = 'granted' | 'held' | 'over' | 'offline';

/** The attempt that a slip or a stamp is about. */
export type AttemptOf = Pick<JobProgress, 'issueId' | 'attempt'>;

/**
 * Everything the session does to the world, handed in, so that the machine itself stays a description of the visit.
 * Promises that reject with an error carrying a `PersonMessage` are told to the person; any other rejection ends the
 * visit as a fault.
 */
export interface SessionServices {
  /** Epoch milliseconds. */
  now(): number;
  /** How the screens of this kiosk look for nobody in particular. */
  presentation(): Presentation;
  assessment(): Assessment;
  checkPassword(no: string, password: string): Promise<PasswordAnswer>;
  checkPickup(no: string, code: string): Promise<PickupAnswer>;
  /** Whether anybody in question is enrolled at this kiosk. */
  canMatch(claim: FaceClaim): boolean;
  matchFace(claim: FaceClaim, capture: FaceCapture): Promise<FaceAnswer>;
  faceEnrolled(person: Person): boolean;
  /** False when the shots do not make one steady template; nothing is stored then. */
  enrolFace(person: Person, shots: FaceCapture[]): Promise<boolean>;
  withdrawFace(person: Person): Promise<void>;
  /** The person with the confirmation kept. */
  confirmName(person: Person): Promise<Person>;
  /** Tries a device out for a technician, and tells what became of it. */
  testDevice(person: Person, device: string): Promise<PersonMessage>;
  /** Switches a device off or on, for a technician. */
  switchDevice(person: Person, device: string, disabled: boolean): void;
  offers(person: Person): DocumentOffer[];
  /** What this person can go on with here, as far as this kiosk has heard. */
  resumable(person: Person): Claim | null;
  /** Asks central for it. */
  take(claim: Claim): Promise<TakeAnswer>;
  /** Nothing void is gone on with here any more: other kiosks may. */
  letGo(): void;
  /** Until when other kiosks may go on with an issue whose latest attempt is void as of now; ISO times. */
  resumableUntil(madeAt: string): string | null;
  prepare(request: IssueRequest): Promise<Prepared>;
  /** Seals and records; from here on the number is used, whatever becomes of the paper. */
  commit(prepared: Prepared): Promise<Issued>;
  startPrinting(issueId: string): void;
  progress(issueId: string): JobProgress | null;
  cameOut(issueId: string, cameOut: boolean): void;
  /** Cancels what can still be cancelled; evidence decides what became of the paper. */
  giveUp(issueId: string): void;
  /** The slip about a job without certain paper; null when there is none. */
  slip(job: AttemptOf): SlipView | null;
  /** What the person says of that slip; another one is printed when it did not come out. */
  answerSlip(job: AttemptOf, cameOut: boolean): void;
  /** Whether only the person can tell if the paper of a job is stamped. */
  stampInDoubt(job: AttemptOf): boolean;
  answerStamp(job: AttemptOf, isThere: boolean): void;
  /** Overwrites the bytes of a prepared document; waits by itself for a sealing under way. */
  discard(prepared: Prepared): void;
  /** A visit is over, and with it every question about its job. `issueId` is null when it had none. */
  ended(reason: EndReason, issueId: string | null): void;
  /** For the log: a step failed for a reason that is not the person's. */
  failed(step: string, error: unknown): void;
  messageOf(error: unknown): PersonMessage | null;
}
