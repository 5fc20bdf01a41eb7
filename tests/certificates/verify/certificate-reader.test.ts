import { expect, it } from 'vitest';
import { CertificateReader } from '../../../certificates/src/verify/certificate-reader.ts';
import { createFixture } from '../support.ts';

it('reads a certificate once, wherever it stands, and no file with too many', async () => {
  const { signer } = await createFixture();
  const reader = new CertificateReader();
  const first = reader.read(new Uint8Array(signer.certificate));
  expect(reader.read(new Uint8Array(signer.certificate))).toBe(first);
  expect(new CertificateReader([first]).read(first.der)).toBe(first);
  expect(() => reader.read(new Uint8Array([0x30, 0]))).toThrow();

  const many = Array.from({ length: 300 }, (_, i) => {
    const der = new Uint8Array(signer.certificate);
    der.set([i >> 8, i & 255], der.length - 2);
    return der;
  });
  expect(() => many.forEach((der) => reader.read(der))).toThrow('too many certificates');
  expect(reader.read(new Uint8Array(signer.certificate))).toBe(first);
});
