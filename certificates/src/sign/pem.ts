/** PEM (RFC 7468) without Node's Buffer, so that it also runs in a browser. */

export function toPem(label: string, der: Uint8Array): string {
  let binary = '';
  for (const byte of der) binary += String.fromCharCode(byte);
  const lines = btoa(binary).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The DER of every block with this label, in order. */
export function allFromPem(label: string, text: string): Uint8Array<ArrayBuffer>[] {
  const blocks = text.matchAll(
    new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g'),
  );
  return Array.from(blocks, (block) => {
    const binary = atob((block[1] ?? '').replace(/\s/g, ''));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  });
}

/** @throws RangeError when there is no such block */
export function fromPem(label: string, text: string): Uint8Array<ArrayBuffer> {
  const [der] = allFromPem(label, text);
  if (!der) throw new RangeError(`no ${label} in this PEM text`);
  return der;
}
