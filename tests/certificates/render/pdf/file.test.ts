import { describe, expect, it } from 'vitest';
import { PdfFile } from '../../../../certificates/src/render/pdf/file.ts';
import { text } from '../../../../certificates/src/render/pdf/objects.ts';

async function written(fill: (file: PdfFile) => void): Promise<string> {
  const file = new PdfFile();
  fill(file);
  const empty = file.add({});
  const bytes = await file.write('1.7', { Root: empty, Info: empty, ID: [] });
  return Buffer.from(bytes).toString('latin1');
}

describe('a file', () => {
  it('has values as ISO 32000-1 §7.3 has them', async () => {
    const file = await written((pdf) => {
      const kid = pdf.add(true);
      pdf.add({ Type: 'Page', Kids: [kid], Size: 0.30000000000000004, Left: undefined });
    });
    expect(file.replace(/\s+/g, ' ')).toContain('<< /Type /Page /Kids [ 1 0 R ] /Size 0.3 >>');
  });

  it('holds ASCII text as it is and all other text in UTF-16', () => {
    expect(text('a (b\\c)').toString()).toBe('(a \\(b\\\\c\\))');
    expect(text('䶮\u{20164}').toString().toLowerCase()).toBe('<feff4daed840dd64>');
    expect(text('a\nb').toString().toLowerCase()).toBe('<feff0061000a0062>');
  });

  it('points to an object before it is known, and has streams byte for byte', async () => {
    const file = await written((pdf) => {
      const later = pdf.reserve();
      const stream = pdf.addStream({ entries: {}, bytes: Uint8Array.of(200, 201) });
      pdf.set(later, [stream]);
    });
    expect(file).toMatch(/^%PDF-1\.7\n/);
    expect(file).toMatch(/1 0 obj\s+\[ 2 0 R \]\s+endobj/);
    expect(file).toMatch(/stream\n\xc8\xc9\nendstream/);
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(start)).toMatch(/^xref\n0 4\n0000000000 65535 f \n\d{10} 00000 n \n/);
  });

  it('is not written with a hole in it', async () => {
    await expect(written((pdf) => void pdf.reserve())).rejects.toThrow(RangeError);
  });
});
