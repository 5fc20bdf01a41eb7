import type { Claims } from '../code/claims.ts';
import type { Binder } from '../template/bind.ts';
import { printedName } from '../names/index.ts';
import { statementsOf } from '../template/statements.ts';

/** Hex digits of the digest that the code carries: 16 bytes. */
const DIGEST_IN_CODE = 32;

/** What the code on this paper says. */
export function claimsOf(binder: Binder, digest: string): Claims {
  const { input, university, template } = binder.source;
  const { subject } = input;
  return {
    issuer: university.domain,
    serial: input.serial,
    issuedAt: new Date(Math.floor(input.issuedAt.getTime() / 1000) * 1000).toISOString(),
    validUntil: input.validUntil,
    document: template.id,
    language: template.language,
    templateVersion: template.version,
    name: printedName(subject.nameZh),
    nameEn: subject.nameEn === null ? null : printedName(subject.nameEn),
    noLast4: subject.no.slice(-4),
    statements: statementsOf(binder),
    statusIndex: input.statusIndex,
    digest: digest.slice(0, DIGEST_IN_CODE),
  };
}
