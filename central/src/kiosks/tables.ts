/** Rows of this folder's tables; times are ISO 8601 in UTC. A type, not an interface: Kysely asks for an index signature. */
export type KioskTables = {
  kiosk: {
    kiosk_id: string;
    campus: string;
    registered_at: string;
    key_id: string | null;
    identity_key: string | null;
    paired_at: string | null;
    revoked_at: string | null;
  };
  pairing_code: {
    digest: string;
    kiosk_id: string;
    expires_at: string;
    used_at: string | null;
    used_by: string | null;
    made_by: Uint8Array | null;
  };
  kiosk_beat: { kiosk_id: string; received_at: string; online_since: string; beat: string };
};
