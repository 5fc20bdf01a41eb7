/** An act on the seal that needs two people. Machines are named by the first 128 bit of their identity key's SHA-256, hex. */
export type SealAct =
  | { kind: 'change-issuing-key' }
  /** What this kiosk sealed from `since` on (ISO 8601, in the past) does not count. */
  | { kind: 'invalidate'; kioskId: string; since: string }
  /** A machine that was just paired may seal. Asked by the pairing, in the name of who made its code. */
  | { kind: 'admit'; kioskId: string; keyId: string }
  /** A machine whose seal was invalidated may seal again, with a new key. */
  | { kind: 'reinstate'; kioskId: string; keyId: string }
  /** Certificates last this long from now on. */
  | { kind: 'policy'; days: number };

/** One such act, asked for. Times are ISO 8601 instants; people are staff numbers. */
export interface SealRequest {
  id: string;
  act: SealAct;
  reason: string;
  /** `approved`: decided, and being done. `lapsed`: the machine it was about is not that kiosk any more. */
  state: 'waiting' | 'approved' | 'refused' | 'done' | 'lapsed';
  askedAt: string;
  /** `start-up`: the pairing code was given when central was started. */
  askedBy: string;
  decidedAt: string | null;
  decidedBy: string | null;
  /** What the second person said; null when nothing. */
  answer: string | null;
}

/** Body of `POST /api/seal/requests`. Admissions are asked for by pairing alone. */
export interface SealRequestBody {
  act: Exclude<SealAct, { kind: 'admit' }>;
  reason: string;
}

/** Body of `POST /api/seal/requests/:id/decide`. A refusal says why. */
export interface SealDecisionBody {
  approve: boolean;
  answer?: string;
}

/** Answer of `GET /api/seal/requests`. Newest first. */
export interface SealRequestList {
  requests: SealRequest[];
}

/** One certificate of a kiosk's seal key. */
export interface SealCertificateView {
  kid: string;
  kioskId: string;
  /** ISO 8601 instants. */
  notBefore: string;
  notAfter: string;
  /** From when on its signatures do not count; null when they do. */
  invalidAfter: string | null;
  /** Papers that central has heard were sealed with it. */
  papers: number;
}

/** A kiosk as the seal page needs it. */
export interface SealKiosk {
  kioskId: string;
  name: { zh: string; en: string };
  /** The machine that is this kiosk now; null when none is. */
  keyId: string | null;
  /** Two people have let this machine seal. */
  admitted: boolean;
}

/** Answer of `GET /api/seal`, and of each event (`seal`) of `GET /api/seal/live`. */
export interface SealView {
  asOf: string;
  /** Those that are good, and those that ended or were made worthless in the last 60 days. Newest first. */
  certificates: SealCertificateView[];
  kiosks: SealKiosk[];
  requests: SealRequest[];
  /** The revocation lists. */
  lists: { name: string; number: number; thisUpdate: string; nextUpdate: string }[];
  /** How many days certificates last. */
  days: number;
  /** Number of the latest record of uses. */
  lastUse: number;
  /** Names of the staff numbers above. */
  people: Record<string, string>;
}

/** One use of a key of the seal. */
export interface SealUseEntry {
  /** Counts up without gaps. */
  n: number;
  at: string;
  what:
    | 'certificate-issued'
    | 'certificate-renewed'
    | 'certificate-invalidated'
    | 'issuing-key-changed'
    | 'kiosk-admitted'
    | 'policy-changed'
    | 'paper-sealed';
  kid: string | null;
  by: string;
  /** SHA-256, hex. */
  digest: string;
  /** Serial of the paper that was sealed, where central knows it; else null. */
  serial: string | null;
}

/** Answer of `GET /api/seal/uses`. Newest first; ask again with `before` = `n` of the last. */
export interface SealUsePage {
  uses: SealUseEntry[];
  more: boolean;
}

/** Answer of `GET /api/seal/chain`: every record was read and compared. */
export interface SealChain {
  records: number;
  /** Number of the first record that was tampered with; null when the chain holds. */
  firstBroken: number | null;
  checkedAt: string;
}
