/** RFC 2046 §5.1.1: no boundary is longer. */
const LONGEST_BOUNDARY = 70;

/** One parameter of a media type: a name, and its token or quoted string (RFC 9110 §5.6.6). */
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

/**
 * The boundary that a `Content-Type` declares, quoted or not. Characters that RFC 2045 wants quoted and servers write
 * as they are (`=`, `:`, `/`) are taken.
 *
 * @returns null when the type is no multipart, or declares none that can be one
 */
export function multipartBoundary(contentType: string): string | null {
  if (!/^\s*multipart\/[^\s;]+\s*(?:;|$)/i.test(contentType)) return null;
  for (const [, name = '', quoted, plain = ''] of contentType.matchAll(PARAMETER)) {
    if (name.toLowerCase() !== 'boundary') continue;
    const boundary = quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
    return isBoundary(boundary) ? boundary : null;
  }
  return null;
}

/** Printable ASCII that does not end in white space, which would be lost on the way. */
function isBoundary(boundary: string): boolean {
  return boundary.length <= LONGEST_BOUNDARY && /^[\x20-\x7e]*[\x21-\x7e]$/.test(boundary);
}
