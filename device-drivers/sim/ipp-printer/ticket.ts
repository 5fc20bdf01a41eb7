import { attr, groupsOf, numberOf, stringOf, valuesOf } from '../../src/codec/ipp/attributes.ts';
import { booleanOf } from '../../src/codec/ipp/attributes.ts';
import { GroupTag, Status } from '../../src/codec/ipp/index.ts';
import type { IppAttribute, IppMessage, IppValue } from '../../src/codec/ipp/index.ts';
import { A4, FORMATS, HOLDS, MAX_COPIES, SIDES } from './capabilities.ts';
import { IppFault } from './fault.ts';
import type { JobSpec, Sides } from './job.ts';

/** A job-creation request, checked: what will be done and what of it cannot be. */
export interface Ticket {
  spec: JobSpec;
  unsupported: IppAttribute[];
}

const is = (value: IppValue, ...allowed: readonly (string | number)[]): boolean =>
  'value' in value && allowed.some((each) => each === value.value);

/** Job template attributes this printer takes, with what it takes. */
const supported: Readonly<Record<string, (value: IppValue) => boolean>> = {
  copies: (value) => value.type === 'integer' && value.value >= 1 && value.value <= MAX_COPIES,
  finishings: (value) => is(value, 3),
  'job-hold-until': (value) => is(value, ...HOLDS),
  media: (value) => is(value, A4),
  'orientation-requested': (value) => is(value, 3, 4),
  'output-bin': (value) => is(value, 'face-down'),
  'print-quality': (value) => is(value, 4),
  sides: (value) => is(value, ...SIDES),
};

/**
 * Checks a job-creation request (RFC 8011 §4.1.7).
 *
 * @throws IppFault for a bad format or compression, and with fidelity for anything unsupported
 */
export function ticketOf(request: IppMessage): Ticket {
  const operation = groupsOf(request, GroupTag.operation)[0]?.attributes ?? [];
  requireFormat(operation);
  const template = groupsOf(request, GroupTag.job).flatMap((group) => group.attributes);
  const unsupported = template.flatMap(unsupportedPart);
  if (unsupported.length > 0 && booleanOf(operation, 'ipp-attribute-fidelity') === true) {
    throw new IppFault(Status.attributesOrValues, unsupported);
  }
  const honoured = template.filter((each) => !unsupported.some(({ name }) => name === each.name));
  const sides = stringOf(honoured, 'sides');
  return {
    unsupported,
    spec: {
      name: stringOf(operation, 'job-name') ?? 'Untitled',
      user: stringOf(operation, 'requesting-user-name') ?? 'anonymous',
      copies: numberOf(honoured, 'copies') ?? 1,
      sides: SIDES.find((each): each is Sides => each === sides) ?? 'one-sided',
      media: stringOf(honoured, 'media') ?? A4,
      hold: stringOf(honoured, 'job-hold-until') === 'indefinite',
    },
  };
}

/** @throws IppFault when the document would come in a way this printer does not read */
export function requireFormat(operation: readonly IppAttribute[]): void {
  const format = stringOf(operation, 'document-format');
  if (format !== null && !FORMATS.includes(format)) {
    throw new IppFault(Status.documentFormatNotSupported, [
      attr('document-format', ...valuesOf(operation, 'document-format')),
    ]);
  }
  const compression = stringOf(operation, 'compression');
  if (compression !== null && compression !== 'none') {
    throw new IppFault(Status.compressionNotSupported, [
      attr('compression', ...valuesOf(operation, 'compression')),
    ]);
  }
}

/** Unknown attributes come back as `unsupported`, known ones with the values that are not (RFC 8011 §4.1.7). */
function unsupportedPart(attribute: IppAttribute): IppAttribute[] {
  const accepts = supported[attribute.name];
  if (accepts === undefined) return [attr(attribute.name, { type: 'unsupported' })];
  const bad = attribute.values.filter((value) => !accepts(value));
  return bad.length > 0 ? [attr(attribute.name, ...bad)] : [];
}
