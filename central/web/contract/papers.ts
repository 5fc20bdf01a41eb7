import type { DataFields } from '@hallway/certificates/engine';
import type { Bilingual, Paper, PaperData, Person } from '@hallway/protocol';

/** Body of `POST /api/papers/people`: a student or staff number, or a whole name in either script. */
export interface PeopleQuestion {
  find: string;
}

/** As much of a person as tells them from others. */
export type PersonFound = Pick<Person, 'no' | 'nameZh' | 'nameEn' | 'role' | 'college'>;

/** Answer of `POST /api/papers/people`. */
export interface PeopleFound {
  people: PersonFound[];
  /** There are further ones of that name: ask for the number. */
  more: boolean;
}

/** One issue that used copies of an approval. */
export interface ApprovalUse {
  copies: number;
  /** Null where central has not heard of it yet. */
  serial: string | null;
}

/** One record as the office sees it. */
export interface PaperView extends Pick<
  Paper,
  'ref' | 'title' | 'data' | 'validFrom' | 'validUntil' | 'hold'
> {
  /** Null for what came with the records of the university. */
  approval: {
    approvedAt: string;
    /** Name of who approved it, as far as it is known. */
    by: string | null;
    copies: number;
    uses: ApprovalUse[];
  } | null;
  /** Last campus date on which it can be printed; null without end. */
  lastDay: string | null;
  /** There is a code to pick it up with. */
  pickup: boolean;
}

/** A document that states more than the record of this person holds. */
export interface StatedDocument {
  document: string;
  name: Bilingual;
  office: Bilingual;
  /** It cannot be had before it is approved. */
  needsApproval: boolean;
  /** Days after the approval in which it has to be printed; null where that does not matter. */
  printDays: number | null;
  /** Keys of the templates in force, of each language: `D08-zh@1`. */
  templates: string[];
  /** What is to be said of a person, no text longer than a record holds; null while no template is in force. */
  fields: DataFields | null;
  papers: PaperView[];
}

/** Body of `POST /api/papers/person`. */
export interface PersonQuestion {
  no: string;
}

/** Answer of `POST /api/papers/person`. */
export interface PersonDesk {
  person: PersonFound;
  /** By code. */
  documents: StatedDocument[];
  /** Campus date. */
  today: string;
  /** Who else opened this person's records lately, newest first; each opening is recorded. */
  looks: { by: string; at: string }[];
}

/** Body of `POST /api/papers/approve`. */
export interface ApproveRequest {
  no: string;
  document: string;
  /** Which of several; null for the only one. */
  ref: string | null;
  /** What the person tells it from the others by. */
  title: Bilingual | null;
  data: PaperData;
  validFrom: string | null;
  validUntil: string | null;
  copies: number;
  /** `approvedAt` of the approval it takes the place of, null for none; what differs meanwhile is not overwritten. */
  replaces?: string | null | undefined;
}

/** Answer of `POST /api/papers/approve`. */
export interface ApproveAnswer {
  /** ISO time. */
  approvedAt: string;
  /** For somebody without a card: to be handed on to them, and known to nobody afterwards. */
  pickupCode: string | null;
}

/** Body of `POST /api/papers/withdraw`. */
export type WithdrawRequest = Pick<ApproveRequest, 'no' | 'document' | 'ref'>;

/** What `DATA_UNFIT` adds to its sentence: where, as a JSON Pointer into the data, and by the template of which language. */
export interface DataMisfit {
  at: string;
  language: 'zh' | 'en';
}
