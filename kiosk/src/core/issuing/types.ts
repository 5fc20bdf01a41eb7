import type {
  DocumentCode,
  Language,
  PurposeCode,
  Registration,
  RenderEngine,
  RenderedDocument,
  RenderedSlip,
  SealSigner,
  Usage,
} from '@hallway/certificates';
import type { Clock, ReceiptElement, ReceiptProfile } from '@hallway/device-drivers';
import type { ClaimRef, Paper, Person } from '@hallway/protocol';
import type { PageImage } from '../../bridge/index.ts';
import type { FailpointHandler } from '../printing/index.ts';
import type { Store } from '../store/index.ts';
import type { Outbox, PaperOutbox, SerialLease, Serials } from '../sync/index.ts';
import type { IssuingConditions } from './offline.ts';

/** What a person asks for, once the rules have allowed it. */
export interface IssueRequest {
  person: Person;
  document: string;
  language: Language;
  /** What it states beyond the person; null for a document that needs no record. */
  paper: Paper | null;
  /** What the person chose to have stated or not. */
  options: Readonly<Record<string, boolean>>;
  /** Null for a document that is not asked for with one. */
  purpose: string | null;
  /** 1 to 5 (R09). */
  copies: number;
  /** What all copies cost, in hundredths of a yuan; 0 when they are free. */
  amountFen: number;
  /** Days the paper is valid, counted from the day of issue. */
  validDays: number;
  /** How much of the ID number the paper shows (R10). */
  idNumber: 'masked' | 'full';
  /** As `entitlement` answered. */
  registration: Registration | null;
  /** The attempt whose paper did not come out, here or elsewhere, when this is another at the same issue. */
  after?: ClaimRef;
}

/** What will be put on paper: a sheet to be sealed, or a slip as the receipt printer takes it. */
export type Made =
  | { readonly form: 'a4'; readonly rendered: RenderedDocument }
  | {
      readonly form: 'slip';
      readonly rendered: RenderedSlip;
      readonly elements: readonly ReceiptElement[];
      /** Of the printer it was laid out for. */
      readonly profile: ReceiptProfile;
    };

/** The very document that will be printed, rendered but neither sealed nor issued. Lives in memory only. */
export type Prepared = Issuable & Made;

interface Issuable {
  readonly issueId: string;
  /** From 1; later ones revoke the earlier. */
  readonly attempt: number;
  readonly personNo: string;
  readonly document: DocumentCode;
  readonly language: Language;
  /** Which of the person's records it states, and on which approval; null without one. */
  readonly paper: Pick<Paper, 'ref' | 'approval'> | null;
  readonly options: Readonly<Record<string, boolean>>;
  readonly purpose: PurposeCode | null;
  readonly copies: number;
  /** What all copies cost, in hundredths of a yuan; taken once they are out. */
  readonly amountFen: number;
  /** Pages of one copy. */
  readonly pages: number;
  readonly registration: Registration | null;
  readonly serial: string;
  readonly verifyCode: string;
  readonly lease: SerialLease;
  readonly issuedAt: Date;
  /** `YYYY-MM-DD` */
  readonly validUntil: string;
  /** Signed the QR; must seal the PDF too. */
  readonly signer: SealSigner;
}

/** A document that has been issued: its number is used up whatever becomes of the paper. */
export interface Issue {
  issueId: string;
  attempt: number;
  serial: string;
  document: DocumentCode;
  purpose: PurposeCode | null;
  copies: number;
  pages: number;
  issuedAt: string;
  validUntil: string;
  /** SHA-256 of the sealed PDF, or of the content of the slip; lower-case hex. */
  pdfSha256: string;
}

export interface IssuingDeps {
  store: Store;
  outbox: Outbox;
  /** Takes the sealed file to central, after the event. */
  papers: PaperOutbox;
  serials: Serials;
  engine: RenderEngine;
  /** What the receipt printer can print; null where this kiosk has none. */
  slipProfile: ReceiptProfile | null;
  /** This kiosk's seal; null while central has not certified it. */
  signer: () => Promise<SealSigner | null>;
  kioskId: string;
  clock: Pick<Clock, 'now'>;
  /** How current the kiosk's data is, and what it may do while central is away (R14). */
  conditions: () => IssuingConditions;
  claims: Rights;
  failpoint?: FailpointHandler;
}

/** Who may make another attempt at an issue; of the claims room. */
export interface Rights {
  /** In the attempt's transaction; null when it is not this kiosk's to make. */
  use(before: ClaimRef): { grant?: string } | null;
}

/** The number an attempt was issued under. */
export interface IssuedNumber {
  serial: string;
  issuedAt: Date;
}

/** Makes documents: prepares, shows, and issues them. */
export interface Issuing {
  /** The number of an attempt; null for one never issued here, or forgotten. */
  issued(issueId: string, attempt: number): IssuedNumber | null;
  /** Copies of a document the person has had, here and as far as records told (R09). */
  usage(person: PersonUsage, document: string, now: Date): Usage;
  /** Copies already issued of those that were approved, here and as far as records tell (R12). */
  used(paper: Paper): number;
  /** What the person's campus card holds, in fen, less what papers of this kiosk cost that central has not heard of. */
  balanceFen(person: Pick<Person, 'no' | 'walletFen'>): number;
  /**
   * Renders the document with the next free number. Nothing is used up yet. With `after`, the paper is the next
   * attempt at that issue, under a number and a code of its own: a sheet of the earlier one is worthless.
   *
   * @throws IssuingError with what to tell the person
   */
  prepare(request: IssueRequest): Promise<Prepared>;
  /**
   * One page, or the slip, as a picture about 1000 pixels wide, with QR, code and seal covered; a page is marked as a
   * preview.
   *
   * @param page from 1
   */
  pageImage(prepared: Prepared, page: number): Promise<PageImage>;
  /**
   * Seals the document and issues it in one transaction: issue, quota use, print intent, event. Once for each
   * `Prepared`, however often it is called.
   *
   * @throws IssuingError; then nothing was issued
   */
  commit(prepared: Prepared): Promise<Issue>;
  /** Wipes a prepared document from memory. */
  discard(prepared: Prepared): void;
  /**
   * Forgets how papers came out, 90 days after they did and once central knows. What counts for a quota stays.
   *
   * @returns how many attempts went
   */
  forget(): number;
}

/** What usage needs of a person's record. */
export type PersonUsage = Pick<Person, 'no' | 'issuedThisTerm' | 'issuedOn'>;
