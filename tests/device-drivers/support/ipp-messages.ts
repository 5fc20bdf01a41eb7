import * as fc from 'fast-check';
import { ValueTag } from '../../../device-drivers/src/codec/ipp/index.ts';
import type {
  IppAttribute,
  IppDateTime,
  IppMessage,
  IppValue,
} from '../../../device-drivers/src/codec/ipp/index.ts';

const int32 = fc.integer({ min: -0x80000000, max: 0x7fffffff });
const octet = fc.integer({ min: 0, max: 255 });
const octets = fc.uint8Array({ maxLength: 24 });
const wellFormed = fc.string({ unit: 'grapheme', maxLength: 16 });
const attributeName = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/);

const dateTime: fc.Arbitrary<IppDateTime> = fc.record({
  year: fc.integer({ min: 0, max: 65535 }),
  month: octet,
  day: octet,
  hour: octet,
  minute: octet,
  second: octet,
  deciSecond: octet,
  utcDirection: fc.constantFrom('+', '-'),
  utcHours: octet,
  utcMinutes: octet,
});

const knownTags = new Set<number>(Object.values(ValueTag));
const foreignTag = fc.integer({ min: 0x10, max: 0xff }).filter((tag) => !knownTags.has(tag));

const simpleValue: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({ type: fc.constantFrom('integer', 'enum'), value: int32 }),
  fc.record({ type: fc.constant('boolean'), value: fc.boolean() }),
  fc.record({
    type: fc.constantFrom(
      'textWithoutLanguage',
      'nameWithoutLanguage',
      'keyword',
      'uri',
      'uriScheme',
      'charset',
      'naturalLanguage',
      'mimeMediaType',
    ),
    value: wellFormed,
  }),
  fc.record({
    type: fc.constantFrom('textWithLanguage', 'nameWithLanguage'),
    value: fc.record({ language: fc.constantFrom('en', 'zh-cn'), text: wellFormed }),
  }),
  fc.record({ type: fc.constant('octetString'), value: octets }),
  fc.record({ type: fc.constant('dateTime'), value: dateTime }),
  fc.record({
    type: fc.constant('resolution'),
    value: fc.record({ x: int32, y: int32, units: octet }),
  }),
  fc.record({
    type: fc.constant('rangeOfInteger'),
    value: fc.record({ lower: int32, upper: int32 }),
  }),
  fc.record({
    type: fc.constantFrom('unsupported', 'default', 'unknown', 'no-value', 'not-settable'),
  }),
  fc.record({ type: fc.constant('other'), tag: foreignTag, value: octets }),
);

const { attribute } = fc.letrec<{ attribute: IppAttribute; value: IppValue }>((tie) => ({
  attribute: fc.record({
    name: attributeName,
    values: fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
  }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simpleValue,
    fc.record({
      type: fc.constant('collection'),
      value: fc.array(tie('attribute'), { maxLength: 4 }),
    }),
  ),
}));

/** Any message IPP can say, as this codec spells it. */
export const ippMessage: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.record({ major: octet, minor: octet }),
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: int32,
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(1, 2, 4, 5, 6, 7, 8, 9, 10, 15),
      attributes: fc.array(attribute, { maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
});
