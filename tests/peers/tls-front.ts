import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';

/** TLS that ends before a plain port, with a certificate that a device made for itself. */
export interface TlsFront {
  /** On localhost. */
  port: number;
  certificate: X509Certificate;
  stop(): void;
}

/** @param plainPort of 127.0.0.1 @param dir a folder for key and certificate */
export async function startTlsFront(plainPort: number, dir: string): Promise<TlsFront> {
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
  // Who does not believe the certificate hangs up in the middle of the handshake.
  server.on('tlsClientError', () => undefined);
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    certificate: new X509Certificate(files.cert),
    stop: () => void server.close(),
  };
}
