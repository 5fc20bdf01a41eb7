import type { CredentialMethod, PersonMessage, ServiceId } from '../../bridge/index.ts';

/** What this machine can do now. Null means available; otherwise the reason for the person. */
export interface Assessment {
  services: Record<ServiceId, PersonMessage | null>;
  methods: Record<CredentialMethod, PersonMessage | null>;
  /** Everything that does not work now and touches somebody, worst first. */
  notices: PersonMessage[];
  /** Set when nobody can be served at all. */
  outOfService: PersonMessage | null;
}
