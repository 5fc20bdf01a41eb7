import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBarcodes, prepareZXingModule } from 'zxing-wasm/reader';
import {
  CodeFormatError,
  createOfflineCode,
  readOfflineCode,
  type Claims,
} from '@hallway/certificates';
import { fromBase32, toBase32 } from '../../../certificates/src/code/base32.ts';
import { encodeQr, MIN_MODULE_MM, QUIET_ZONE } from '../../../certificates/src/code/qr.ts';
import { createFixture, type Fixture } from '../support.ts';

const claims: Claims = {
  issuer: 'lju.example',
  serial: 'LJU-D01-2026-K01-000123',
  issuedAt: '2026-11-22T03:07:00.000Z',
  validUntil: '2027-02-20',
  document: 'D01',
  language: 'zh',
  templateVersion: 1,
  name: '欧阳子涵',
  nameEn: 'OUYANG Zihan',
  noLast4: '0888',
  statements: [
    { field: 'subject.college', value: '计算机与人工智能学院' },
    { field: 'subject.major', value: '软件工程' },
    { field: 'subject.level', value: 'undergraduate' },
    { field: 'subject.status', value: 'enrolled' },
    { field: 'subject.enrolledOn', value: '2023-09' },
    { field: 'subject.graduatesOn', value: '2027-06' },
    { field: 'term.registered', value: '2026-autumn' },
    { field: 'purpose.name', value: 'visa' },
  ],
  statusIndex: 81_234,
  digest: '00112233445566778899aabbccddeeff',
};

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

const sign = (changes: Partial<Claims> = {}, origin = 'https://verify.lju.example') =>
  createOfflineCode({ ...claims, ...changes }, origin, fixture.signer);

describe('Base32', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has the test vectors of RFC 4648 §10, without padding', () => {
    const vectors = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', foobar: 'MZXW6YTBOI' };
    for (const [plain, coded] of Object.entries(vectors)) {
      expect(toBase32(new TextEncoder().encode(plain))).toBe(coded);
    }
  });

  it('takes only the canonical form', () => {
    expect(fromBase32('MZ')).toBeNull();
    expect(fromBase32('M')).toBeNull();
    expect(fromBase32('M1======')).toBeNull();
  });
});

describe('the offline code', () => {
  it('carries every claim there and back', async () => {
    const code = readOfflineCode(await sign());
    expect(code.claims).toEqual(claims);
    expect(code.kid).toBe(fixture.signer.kid);
  });

  it('keeps everything personal in the fragment, which no server sees', async () => {
    const url = new URL(await sign());
    expect(url.origin + url.pathname).toBe('https://verify.lju.example/C');
    expect(url.search).toBe('');
    expect(url.hash.length).toBeGreaterThan(300);
  });

  it('works for a verifier on another port', async () => {
    const text = await sign({}, 'http://127.0.0.1:8443');
    expect(text).toMatch(/^HTTP:\/\/127\.0\.0\.1:8443\/C#[A-Z2-7]+$/);
    expect(readOfflineCode(text).claims).toEqual(claims);
  });

  it('signs the same claims to the same text: a document made again is the same document', async () => {
    expect(await sign()).toBe(await sign());
  });

  it('never holds an identity number or a date of birth', () => {
    expect(Object.keys(claims).join(' ')).not.toMatch(/birth|idNumber/i);
  });

  it('keeps modules at 0.55 mm or more, also for the longest names', async () => {
    for (const changes of [
      {},
      { name: '古丽娜尔·买买提艾力·阿卜杜热依木', nameEn: 'GULINAER Maimaitiaili Abudureyimu' },
      {
        college:
          'Institute of Advanced Interdisciplinary Studies in Marine Science and Engineering',
        major: 'Early Childhood Education (Bilingual Teaching of Ethnic Minorities)',
        name: '古丽娜尔·买买提艾力·阿卜杜热依木',
        nameEn: 'GULINAER Maimaitiaili Abudureyimu',
      },
    ]) {
      const symbol = encodeQr(await sign(changes), 46, 51.2);
      expect(symbol.edge / (symbol.size + 2 * QUIET_ZONE)).toBeGreaterThanOrEqual(MIN_MODULE_MM);
    }
  });

  it('is read back by an independent reader', async () => {
    const text = await sign();
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const bytes = await readFile(wasm);
    await prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(bytes).buffer },
      fireImmediately: true,
    });
    const [result] = await readBarcodes(raster(text, 4), { formats: ['QRCode'] });
    expect(result?.text).toBe(text);
  });

  it('refuses anything else with one kind of error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        expect(() => readOfflineCode(text)).toThrow(CodeFormatError);
      }),
    );
    expect(() => readOfflineCode('A'.repeat(100_000))).toThrow(CodeFormatError);
  });

  it('survives any change to a genuine code without another kind of error', async () => {
    const text = await sign();
    const start = text.indexOf('#') + 1;
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: text.length - 1 }),
        fc.constantFrom(...Array.from('ABCXYZ27')),
        fc.nat(40),
        (place, character, cut) => {
          const changed = text.slice(0, place) + character + text.slice(place + 1 + cut);
          try {
            readOfflineCode(changed);
          } catch (error) {
            expect(error).toBeInstanceOf(CodeFormatError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The symbol as grey pixels, `scale` to a module. */
function raster(text: string, scale: number) {
  const symbol = encodeQr(text, 46, 51.2);
  const width = (symbol.size + 2 * QUIET_ZONE) * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const row = Math.floor(y / scale) - QUIET_ZONE;
      const column = Math.floor(x / scale) - QUIET_ZONE;
      const inside = row >= 0 && column >= 0 && row < symbol.size && column < symbol.size;
      if (inside && symbol.dark(row, column))
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height: width, colorSpace: 'srgb' as const };
}
