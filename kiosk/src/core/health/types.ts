import type { CredentialMethod, Form, PersonMessage, ServiceId } from '../../bridge/index.ts';

/** What this machine can do now. Null means available; otherwise the reason for the person. */
export interface Assessment {
  services: Record<ServiceId, PersonMessage | null>;
  /** What documents are printed on. `certificates` is available as long as one of them is. */
  forms: Record<Form, PersonMessage | null>;
  /** A way this machine was not built for is absent, where no person would expect it. */
  methods: Partial<Record<CredentialMethod, PersonMessage | null>>;
  /** Everything that does not work now and touches somebody, worst first. */
  notices: PersonMessage[];
  /** Set when nobody can be served at all. */
  outOfService: PersonMessage | null;
}
