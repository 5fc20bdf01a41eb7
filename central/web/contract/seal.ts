/** An act on the seal that needs two members of staff. */
export type SealAct =
  | { kind: 'change-issuing-key' }
  /** What this kiosk sealed from `since` on (ISO 8601, in the past) does not count. */
  | { kind: 'invalidate'; kioskId: string; since: string };

/** One such act, asked for. Times are ISO 8601 instants; people are staff numbers. */
export interface SealRequest {
  id: string;
  act: SealAct;
  reason: string;
  /** `approved`: decided, and being done. */
  state: 'waiting' | 'approved' | 'refused' | 'done';
  askedAt: string;
  askedBy: string;
  decidedAt: string | null;
  decidedBy: string | null;
}

/** Body of `POST /api/seal/requests`. */
export interface SealRequestBody {
  act: SealAct;
  reason: string;
}

/** Body of `POST /api/seal/requests/:id/decide`. */
export interface SealDecisionBody {
  approve: boolean;
}

/** Answer of `GET /api/seal/requests`. Newest first. */
export interface SealRequestList {
  requests: SealRequest[];
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
    | 'paper-sealed';
  kid: string | null;
  by: string;
  /** SHA-256, hex. */
  digest: string;
}

/** Answer of `GET /api/seal/uses`. Newest first; ask again with `before` = `n` of the last. */
export interface SealUsePage {
  uses: SealUseEntry[];
  /** Number of the first record that was tampered with; null when the chain holds. */
  firstBroken: number | null;
}
