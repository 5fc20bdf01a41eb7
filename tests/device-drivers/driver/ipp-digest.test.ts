import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { JobTicket } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { encodeIpp } from '../../../device-drivers/src/codec/ipp/index.ts';
import { getPrinterProfile } from '../../../device-drivers/src/driver/ipp-printer/requests.ts';
import { until } from '../../peers/daemon.ts';
import { startDigestProxy } from '../../peers/digest-proxy.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const ticket: JobTicket = {
  name: 'cert:01JD:1',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 2,
  format: 'application/pdf',
};
const auth = { user: 'kiosk', secret: 'correct horse' };

async function guardedPrinter(algorithm: 'MD5' | 'SHA-256', usesPerNonce = 1_000) {
  const dir = await tempDir();
  const simulator = await startIppPrinterSimulator({ dir: dir.path, msPerPage: 5 });
  const port = Number(new URL(simulator.uri).port);
  const proxy = await startDigestProxy({ port, ...auth, algorithm, usesPerNonce });
  onTestFinished(async () => {
    await proxy.stop();
    await simulator.stop();
    await dir.remove();
  });
  const uri = `ipp://127.0.0.1:${proxy.port}/ipp/print`;
  return { simulator, proxy, uri, dir: dir.path };
}

describe.each(['MD5', 'SHA-256'] as const)('a printer that asks by Digest with %s', (algorithm) => {
  it('lets curl in with the secret only', async () => {
    const { proxy, uri, dir } = await guardedPrinter(algorithm);
    const question = join(dir, 'question.ipp');
    writeFileSync(question, encodeIpp({ ...getPrinterProfile(uri), requestId: 1 }));
    const status = async (secret: string): Promise<string> => {
      const how = ['-s', '-o', '/dev/null', '-w', '%{http_code}', '--digest'];
      const who = ['-u', `${auth.user}:${secret}`, '-H', 'Content-Type: application/ipp'];
      const what = ['--data-binary', `@${question}`, uri.replace('ipp:', 'http:')];
      return (await promisify(execFile)('curl', [...how, ...who, ...what])).stdout;
    };
    expect(await status(auth.secret)).toBe('200');
    expect(await status('wrong')).toBe('401');
    expect(proxy.passed()).toBe(1);
  });

  it('prints for who knows the secret, which is never on the wire', async () => {
    const { simulator, proxy, uri } = await guardedPrinter(algorithm, 3);
    const printer = createIppPrinter({ uri, auth }, systemClock);
    await printer.validate(ticket);
    const ref = await printer.createJob(ticket);
    await printer.sendDocument(ref, pdfOfPages(2));
    await until('completed', async () => (await printer.job(ref))?.state === 'completed');
    expect(simulator.sheets()).toHaveLength(2);
    expect(await printer.jobs('all')).toHaveLength(1);
    const heads = proxy.heads().join('\n');
    expect(heads).toContain('nc=00000003');
    expect(heads).not.toContain('Basic');
    expect(heads).not.toContain(auth.secret);
    // One question, three uses of a nonce: asked again no more often than the nonce goes stale.
    expect(heads.split('\n').length).toBeLessThanOrEqual(Math.ceil((proxy.passed() * 4) / 3) + 1);
  });
});

it('refuses who does not know the secret, and nothing happens', async () => {
  const { simulator, proxy, uri } = await guardedPrinter('SHA-256');
  const wrong = createIppPrinter({ uri, auth: { ...auth, secret: 'wrong horse' } }, systemClock);
  const error = await failure(wrong.createJob(ticket));
  expect(error).toMatchObject({ code: 'refused', effect: 'none', retryable: false });
  expect(JSON.stringify(error.toFault())).not.toContain('horse');
  expect(proxy.heads()).toHaveLength(2);
  const nobody = createIppPrinter({ uri }, systemClock);
  expect(await failure(nobody.identify())).toMatchObject({ code: 'refused', effect: 'none' });
  expect(proxy.passed()).toBe(0);
  expect(simulator.sheets()).toEqual([]);
});

it('does not send half a stream again when it was refused', async () => {
  const { simulator, uri } = await guardedPrinter('SHA-256', 3);
  const printer = createIppPrinter({ uri, auth }, systemClock);
  async function* stream() {
    yield await Promise.resolve(pdfOfPages(1));
  }
  const ref = await printer.createJob({ ...ticket, pages: 1 });
  // The nonce has one use left, which goes to the question that stands before the upload.
  const cut = await failure(printer.sendDocument(ref, stream()));
  expect(cut).toMatchObject({ code: 'refused', effect: 'none' });
  expect(simulator.sheets()).toEqual([]);
});
