/** What the header of a part says of its body. */
export type PartHeader =
  | {
      type: 'header';
      /** `Content-Length`, octets; null when it is not said. */
      length: number | null;
    }
  | { type: 'broken'; why: 'bad-header' | 'bad-length' };

const FIELD = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:[ \t]*(.*)$/;

/**
 * Reads the lines between a delimiter and the empty line (RFC 2046 §5.1). A part needs no header at all; lengths that
 * contradict each other are none.
 */
export function partHeader(text: string): PartHeader {
  let length: number | null = null;
  for (const line of text.split('\n').map((each) => each.trimEnd())) {
    if (line === '') continue;
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name === undefined) return { type: 'broken', why: 'bad-header' };
    if (name.toLowerCase() !== 'content-length') continue;
    const said = /^\d{1,15}$/.test(value) ? Number(value) : null;
    if (said === null || (length !== null && length !== said)) {
      return { type: 'broken', why: 'bad-length' };
    }
    length = said;
  }
  return { type: 'header', length };
}
