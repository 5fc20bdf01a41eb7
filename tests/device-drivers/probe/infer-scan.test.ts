import iconv from 'iconv-lite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanDecoder } from '../../../device-drivers/src/codec/scanner/scan-decoder.ts';
import type { ScannerWireFormat } from '../../../device-drivers/src/codec/scanner/wire-format.ts';
import { inferScannerFormats } from '../../../device-drivers/src/probe/reader/infer-scan.ts';
import { latin1 } from '../support/octets.ts';

type Encoding = ScannerWireFormat['encoding'];

const silence = { type: 'silence', afterMs: 100 } as const;
const suffix = (after: string, before = '') =>
  ({ type: 'suffix', prefix: before, suffix: after }) as const;

function scanned(format: ScannerWireFormat, ...codes: string[]): Uint8Array[] {
  const { aimId, encoding, end } = format;
  const [before, after] = end.type === 'suffix' ? [end.prefix, end.suffix] : ['', ''];
  return codes.map((code) =>
    Buffer.concat([
      latin1(before + (aimId ? ']Q1' : '')),
      iconv.encode(code, encoding),
      latin1(after),
    ]),
  );
}

describe('the format of a scanner', () => {
  it.each<[string, ScannerWireFormat]>([
    ['AIM ids and STX ETX', { aimId: true, encoding: 'utf-8', end: suffix('\u0003', '\u0002') }],
    ['CR LF', { aimId: false, encoding: 'gb18030', end: suffix('\r\n') }],
    ['a tabulator', { aimId: true, encoding: 'gb18030', end: suffix('\t') }],
    ['silence', { aimId: false, encoding: 'utf-8', end: silence }],
  ])('is seen from codes with Chinese: %s', (_, format) => {
    expect(inferScannerFormats(scanned(format, 'A-17', '澜江大学', '一门式大厅'))).toEqual([
      format,
    ]);
  });

  it('is Latin-1 where it is nothing else', () => {
    const format: ScannerWireFormat = { aimId: false, encoding: 'latin1', end: suffix('\r') };
    expect(inferScannerFormats(scanned(format, 'Müller', 'É'))).toEqual([format]);
  });

  it('is not guessed from codes that read the same in both', () => {
    const format: ScannerWireFormat = { aimId: true, encoding: 'utf-8', end: suffix('\r') };
    expect(inferScannerFormats(scanned(format, 'A-17', 'A-18'))).toEqual([
      format,
      { ...format, encoding: 'gb18030' },
    ]);
  });

  it.each<[string, Uint8Array[]]>([
    ['nothing at all', []],
    ['an empty presentation', [new Uint8Array(0)]],
    ['readings that end differently', [latin1('A\r'), latin1('B\n')]],
    ['two codes in one presentation', [latin1('A\rB\r')]],
    ['a beginning without an end', [latin1('\u0002A')]],
    ['controls only', [latin1('\r\n')]],
  ])('is none for %s', (_, presentations) => {
    expect(inferScannerFormats(presentations)).toEqual([]);
  });

  it('is among those that fit, whatever is read, and each of them reads every code', () => {
    const format = fc.record({
      aimId: fc.boolean(),
      encoding: fc.constantFrom<Encoding>('utf-8', 'gb18030'),
      end: fc.oneof(
        fc.constant(silence),
        fc
          .tuple(fc.constantFrom('\r', '\n', '\r\n', '\u0003'), fc.constantFrom('', '\u0002'))
          .map(([after, before]) => suffix(after, before)),
      ),
    });
    const code = fc.oneof(
      fc.stringMatching(/^[0-9A-Za-z:/.?=-]{1,40}$/),
      fc.stringMatching(/^[一-龥0-9]{2,20}$/),
    );
    fc.assert(
      fc.property(format, fc.array(code, { minLength: 1, maxLength: 4 }), (given, codes) => {
        const presentations = scanned(given, ...codes);
        const fitting = inferScannerFormats(presentations);
        // Short GB 18030 may look like UTF-8 by accident; then a longer code tells.
        if (given.encoding === 'utf-8') expect(fitting).toContainEqual(given);
        for (const candidate of fitting) {
          expect(candidate).toMatchObject({ aimId: given.aimId, end: given.end });
          for (const octets of presentations) {
            const decoder = scanDecoder(candidate);
            expect([...decoder.push(octets), ...decoder.silence()]).toMatchObject([
              { type: 'scan' },
            ]);
          }
        }
      }),
    );
  });
});
