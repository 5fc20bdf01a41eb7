import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect, it, onTestFinished } from 'vitest';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';

it('knows an ipps printer by its pinned certificate, and no other', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const simulator = await startIppPrinterSimulator({ dir: dir.path });
  onTestFinished(() => simulator.stop());
  const { port, certificate } = await tlsInFrontOf(Number(new URL(simulator.uri).port), dir.path);
  const uri = `ipps://localhost:${port}/ipp/print`;
  const pin = (certificateSha256: string) =>
    createIppPrinter({ uri, certificateSha256 }, systemClock);

  await expect(pin(certificate.fingerprint256).identify()).resolves.toMatchObject({
    printerUuid: simulator.printerUuid,
  });
  const plain = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  await expect(pin(plain).identify()).resolves.toMatchObject({ state: 'idle' });
  expect(await failure(pin('00'.repeat(32)).identify())).toMatchObject({
    code: 'wrong-device',
    effect: 'none',
  });
  const unpinned = createIppPrinter({ uri }, systemClock);
  expect(await failure(unpinned.identify())).toMatchObject({ code: 'offline', effect: 'none' });
});

/** A printer's own certificate, and TLS that ends before the plain port. */
async function tlsInFrontOf(
  plainPort: number,
  dir: string,
): Promise<{ port: number; certificate: X509Certificate }> {
  const key = join(dir, 'key.pem');
  const cert = join(dir, 'cert.pem');
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  const files = { key: readFileSync(key), cert: readFileSync(cert) };
  const server = createServer(files, (client) => {
    const plain = connect(plainPort, '127.0.0.1');
    client.pipe(plain).pipe(client);
    client.on('error', () => plain.destroy());
    plain.on('error', () => client.destroy());
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { port: address.port, certificate: new X509Certificate(files.cert) };
}
