import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  answerTimestamp,
  generateSealKey,
  loadSealSigner,
  type Authority,
} from '@hallway/certificates';

export interface OwnTsa extends AsyncDisposable {
  url: string;
}

/** Our own time-stamping authority behind HTTP, certified by `authority`. */
export async function startOwnTsa(authority: Authority): Promise<OwnTsa> {
  const key = await generateSealKey();
  const certificatePem = await authority.issueTimestampCertificate({
    publicKeySpkiPem: key.publicKeySpkiPem,
    notBefore: new Date(Date.now() - 60_000),
    days: 30,
  });
  const files = { keyPem: key.privateKeyPem, certificatePem, chainPem: authority.issuingPem };
  const tsa = { signer: await loadSealSigner(files), policy: '1.3.6.1.4.1.32473.1' };
  let serial = 0n;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      serial += 1n;
      const body = new Uint8Array(Buffer.concat(chunks));
      void answerTimestamp(body, tsa, { serial, at: new Date() }).then((answer) =>
        response.end(answer),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
