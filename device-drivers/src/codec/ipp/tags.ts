/** Delimiter tags, RFC 8010 §3.5.1; 5 to 10 from RFC 3995, PWG 5100.5 and PWG 5100.22. */
export const GroupTag = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  printer: 0x04,
  unsupported: 0x05,
  subscription: 0x06,
  eventNotification: 0x07,
  resource: 0x08,
  document: 0x09,
  system: 0x0a,
} as const;

/** Tags below this are delimiters, all others are values. */
export const FIRST_VALUE_TAG = 0x10;

/** Value tags, RFC 8010 §3.5.2. */
export const ValueTag = {
  unsupported: 0x10,
  default: 0x11,
  unknown: 0x12,
  'no-value': 0x13,
  'not-settable': 0x15,
  'delete-attribute': 0x16,
  'admin-define': 0x17,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octetString: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  rangeOfInteger: 0x33,
  begCollection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  textWithoutLanguage: 0x41,
  nameWithoutLanguage: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
  memberAttrName: 0x4a,
} as const;

export type ValueTypeName = keyof typeof ValueTag;

const namesByTag: ReadonlyMap<number, ValueTypeName> = new Map(
  (Object.keys(ValueTag) as ValueTypeName[]).map((name) => [ValueTag[name], name]),
);

/** The name of a value tag, or undefined for a tag this codec passes through untouched. */
export function valueTypeOf(tag: number): ValueTypeName | undefined {
  return namesByTag.get(tag);
}
