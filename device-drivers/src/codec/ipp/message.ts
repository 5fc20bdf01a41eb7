/**
 * An IPP message as data. The shapes keep every bit of what was on the wire, so that decode then encode gives the
 * same bytes: tags this codec does not know are carried through as they came.
 */

/** RFC 2579 DateAndTime. `month` is 1 to 12, `second` may be 60. */
export interface IppDateTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  deciSecond: number;
  /** Where local time is from UTC: '+' is east. */
  utcDirection: '+' | '-';
  utcHours: number;
  utcMinutes: number;
}

/** A value that says why there is no value. */
export type OutOfBandType =
  | 'unsupported'
  | 'default'
  | 'unknown'
  | 'no-value'
  | 'not-settable'
  | 'delete-attribute'
  | 'admin-define';

export type TextType =
  | 'textWithoutLanguage'
  | 'nameWithoutLanguage'
  | 'keyword'
  | 'uri'
  | 'uriScheme'
  | 'charset'
  | 'naturalLanguage'
  | 'mimeMediaType';

export type IppValue =
  | { type: 'integer' | 'enum'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: TextType; value: string }
  | { type: 'textWithLanguage' | 'nameWithLanguage'; value: { language: string; text: string } }
  | { type: 'octetString'; value: Uint8Array }
  | { type: 'dateTime'; value: IppDateTime }
  /** `units`: 3 is dots per inch, 4 is dots per centimetre. */
  | { type: 'resolution'; value: { x: number; y: number; units: number } }
  | { type: 'rangeOfInteger'; value: { lower: number; upper: number } }
  | { type: 'collection'; value: IppAttribute[] }
  | { type: OutOfBandType }
  /** A tag unknown to this codec, with its bytes. */
  | { type: 'other'; tag: number; value: Uint8Array };

export interface IppAttribute {
  name: string;
  /** At least one. */
  values: IppValue[];
}

export interface IppGroup {
  /** A GroupTag, or another delimiter tag passed through. */
  tag: number;
  attributes: IppAttribute[];
}

export interface IppMessage {
  version: { major: number; minor: number };
  /** Operation id in a request, status code in a response. */
  code: number;
  requestId: number;
  groups: IppGroup[];
}
