import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect, it, onTestFinished } from 'vitest';
import { startTlsFront } from '../../peers/tls-front.ts';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';

it('knows an ipps printer by its pinned certificate, and no other', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const simulator = await startIppPrinterSimulator({ dir: dir.path });
  onTestFinished(() => simulator.stop());
  const front = await startTlsFront(Number(new URL(simulator.uri).port), dir.path);
  onTestFinished(() => front.stop());
  const { port, certificate } = front;
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
