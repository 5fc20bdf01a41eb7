import { groupsOf, stringOf, stringsOf } from '../../src/codec/ipp/attributes.ts';
import { GroupTag, Status } from '../../src/codec/ipp/index.ts';
import type { IppAttribute, IppMessage } from '../../src/codec/ipp/index.ts';
import { IppFault } from './fault.ts';

/** A request whose operation group stands up to RFC 8011 §4.1. */
export interface CheckedRequest {
  message: IppMessage;
  operation: IppAttribute[];
}

/** @throws IppFault with the status the RFC asks for */
export function checkRequest(message: IppMessage): CheckedRequest {
  if (message.version.major !== 1 && message.version.major !== 2) {
    throw new IppFault(Status.versionNotSupported);
  }
  if (message.requestId < 1) throw new IppFault(Status.badRequest);
  const first = message.groups[0];
  const tags = message.groups.map((group) => group.tag);
  const repeated = tags.filter((tag) => tag === GroupTag.operation).length > 1;
  const inOrder = tags.every((tag, at) => at === 0 || tag >= (tags[at - 1] ?? 0));
  if (first?.tag !== GroupTag.operation || repeated || !inOrder) {
    throw new IppFault(Status.badRequest);
  }
  const operation = first.attributes;
  if (
    operation[0]?.name !== 'attributes-charset' ||
    operation[1]?.name !== 'attributes-natural-language' ||
    (stringOf(operation, 'printer-uri') ?? stringOf(operation, 'job-uri')) === null
  ) {
    throw new IppFault(Status.badRequest);
  }
  const charset = stringOf(operation, 'attributes-charset')?.toLowerCase();
  if (charset !== 'utf-8' && charset !== 'us-ascii') throw new IppFault(Status.charsetNotSupported);
  const names = groupsOf(message, GroupTag.operation)[0]?.attributes.map(({ name }) => name) ?? [];
  if (new Set(names).size !== names.length) throw new IppFault(Status.badRequest);
  return { message, operation };
}

/** `requested-attributes`, or what stands for it when it is absent. */
export function requestedNames(
  operation: readonly IppAttribute[],
  otherwise: readonly string[],
): readonly string[] {
  const names = stringsOf(operation, 'requested-attributes');
  return names.length > 0 ? names : otherwise;
}
