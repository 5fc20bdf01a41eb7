import { aimIdOf } from '../../codec/scanner/aim-id.ts';
import { scanDecoder } from '../../codec/scanner/scan-decoder.ts';
import type { ScannerWireFormat } from '../../codec/scanner/wire-format.ts';

type Encoding = ScannerWireFormat['encoding'];

/** Between two octets of one reading there is far less. */
const SILENCE_MS = 100;
/** As in the format. */
const LONGEST_EDGE = 8;

/**
 * The formats in which a scanner may have sent these octets. Pure, never throws. Each one that is returned makes one
 * scan of every presentation. Codes without a character beyond ASCII do not show in which encoding others would come.
 *
 * @param presentations what came for each code that was shown
 */
export function inferScannerFormats(presentations: readonly Uint8Array[]): ScannerWireFormat[] {
  const streams = presentations.map((octets) => Buffer.from(octets).toString('latin1'));
  if (streams.length === 0) return [];
  const prefix = theSame(streams.map(leadingControls));
  const suffix = theSame(streams.map(trailingControls));
  if (prefix === null || suffix === null) return [];
  const end: ScannerWireFormat['end'] =
    suffix === '' && prefix === ''
      ? { type: 'silence', afterMs: SILENCE_MS }
      : { type: 'suffix', prefix, suffix };
  if (end.type === 'suffix' && suffix === '') return [];
  const bodies = streams.map((stream) =>
    stream.slice(prefix.length, stream.length - suffix.length),
  );
  const aimId = bodies.every((body) => aimIdOf(body) !== null);
  return encodingsOf(bodies)
    .map((encoding): ScannerWireFormat => ({ aimId, encoding, end }))
    .filter((format) => presentations.every((octets) => isOneScan(format, octets)));
}

/** Control characters of ASCII: those of Latin-1 are octets of Chinese characters too. */
function isControl(character: string): boolean {
  return character < ' ';
}

function leadingControls(stream: string): string {
  const length = Array.from(stream).findIndex((character) => !isControl(character));
  return stream.slice(0, length < 0 ? stream.length : length);
}

function trailingControls(stream: string): string {
  const last = Array.from(stream).findLastIndex((character) => !isControl(character));
  return stream.slice(last + 1);
}

/** Null when they differ, or are more than a scanner can be set to send. */
function theSame(edges: readonly string[]): string | null {
  const [first = ''] = edges;
  return first.length <= LONGEST_EDGE && edges.every((edge) => edge === first) ? first : null;
}

/**
 * Text that is UTF-8 beyond ASCII is so by intent: other encodings rarely look like it, and the less the longer they
 * are (RFC 3629 §1). The other way round that does not hold: most UTF-8 passes for GB 18030.
 */
function encodingsOf(bodies: readonly string[]): Encoding[] {
  const octets = Buffer.from(bodies.join(''), 'latin1');
  if (octets.every((octet) => octet < 0x80)) return ['utf-8', 'gb18030'];
  const each = bodies.map((body) => Buffer.from(body, 'latin1'));
  if (each.every((body) => isText(body, 'utf-8'))) return ['utf-8'];
  return each.every((body) => isText(body, 'gb18030')) ? ['gb18030'] : ['latin1'];
}

function isText(octets: Uint8Array, encoding: 'utf-8' | 'gb18030'): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(octets);
    return true;
  } catch {
    return false;
  }
}

function isOneScan(format: ScannerWireFormat, octets: Uint8Array): boolean {
  const decoder = scanDecoder(format);
  const readings = [...decoder.push(octets), ...decoder.silence()];
  return readings.length === 1 && readings[0]?.type === 'scan';
}
