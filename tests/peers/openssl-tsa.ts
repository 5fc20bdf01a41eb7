import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run, temporaryDirectory } from '../certificates/support.ts';

/** A time-stamping authority of strangers: OpenSSL's `ts -reply` behind HTTP, with a root of its own. */
export interface OpensslTsa extends AsyncDisposable {
  url: string;
  rootPem: string;
}

const configuration = `
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.32473.2
digests = sha256
ess_cert_id_alg = sha256
[tsa_cert]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
`;

export async function startOpensslTsa(): Promise<OpensslTsa> {
  const directory = await temporaryDirectory();
  const { path } = directory;
  await writeFile(join(path, 'tsa.cnf'), configuration);
  await writeFile(join(path, 'serial'), '01');
  const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  const root = ['-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Strangers Root'];
  await must(['req', '-x509', ...key, ...root], path);
  const request = ['-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Strangers TSA'];
  await must(['req', '-new', ...key.slice(0, 3), ...request], path);
  const sign = ['-in', 'tsa.csr', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'];
  const extensions = ['-extfile', 'tsa.cnf', '-extensions', 'tsa_cert', '-days', '2'];
  await must(['x509', '-req', ...sign, ...extensions, '-out', 'tsa.pem'], path);

  const server = createServer((request, response) => {
    void answer(path, request).then((body) =>
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(body),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    rootPem: await readFile(join(path, 'root.pem'), 'utf8'),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await directory[Symbol.asyncDispose]();
    },
  };
}

async function answer(path: string, request: AsyncIterable<Buffer>): Promise<Buffer> {
  const name = randomUUID();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  await writeFile(join(path, `${name}.tsq`), Buffer.concat(chunks));
  const files = ['-queryfile', `${name}.tsq`, '-out', `${name}.tsr`];
  await must(['ts', '-reply', '-config', 'tsa.cnf', ...files], path);
  return readFile(join(path, `${name}.tsr`));
}

async function must(args: string[], path: string): Promise<void> {
  const result = await run('openssl', args, path);
  if (result.code !== 0) throw new Error(`openssl ${args[0]}: ${result.stderr}`);
}
