import { describe, expect, it } from 'vitest';
import { PdfFile } from '../../../../certificates/src/render/pdf/file.ts';
import { syntax, text } from '../../../../certificates/src/render/pdf/objects.ts';

describe('values', () => {
  it('are written as ISO 32000-1 §7.3 has them', () => {
    const value = {
      Type: 'Page',
      Kids: [{ object: 3 }, { object: 14 }],
      Size: 0.30000000000000004,
      On: true,
      Left: undefined,
    };
    expect(syntax(value)).toBe('<</Type /Page /Kids [3 0 R 14 0 R] /Size 0.3 /On true>>');
  });

  it('hold ASCII text as it is and all other text in UTF-16', () => {
    expect(syntax(text('a (b\\c)'))).toBe('(a \\(b\\\\c\\))');
    expect(syntax(text('䶮\u{20164}'))).toBe('<feff4daed840dd64>');
    expect(syntax(text('a\nb'))).toBe('<feff0061000a0062>');
  });
});

describe('a file', () => {
  it('knows where each object begins', () => {
    const file = new PdfFile();
    const later = file.reserve();
    const stream = file.addStream({ entries: {}, bytes: Uint8Array.of(200, 201) });
    file.set(later, [stream]);
    const { bytes, offsetOf } = file.write('1.7', { Root: later });
    const written = Buffer.from(bytes).toString('latin1');
    expect(written.slice(offsetOf(later))).toMatch(/^1 0 obj\n\[2 0 R\]\nendobj\n2 0 obj\n/);
    expect(written.slice(offsetOf(stream))).toMatch(
      /^2 0 obj\n<<\/Length 2>>\nstream\n\xc8\xc9\nendstream\n/,
    );
    const start = Number(/startxref\n(\d+)/.exec(written)?.[1]);
    expect(written.slice(start)).toMatch(/^xref\n0 3\n0000000000 65535 f \n\d{10} 00000 n \n/);
  });

  it('is not written with a hole in it', () => {
    const file = new PdfFile();
    const root = file.reserve();
    expect(() => file.write('1.7', { Root: root })).toThrow(RangeError);
  });
});
