import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startPn532Simulator } from '@hallway/device-drivers/sim';
import { expect, it, onTestFinished } from 'vitest';

const execute = promisify(execFile);

/** What libnfc, which is not ours, finds in the field of our simulated chip: uids without blanks, upper case. */
async function uidsByLibnfc(path: string): Promise<string[]> {
  const LIBNFC_DEVICE = `pn532_uart:${path}:115200`;
  const { stdout } = await execute('nfc-list', ['-t', '1'], {
    env: { ...process.env, LIBNFC_DEVICE },
    timeout: 20_000,
  });
  expect(stdout).toContain('NFC device: user defined device opened');
  return Array.from(stdout.matchAll(/UID \(NFCID\d\): ([0-9a-f ]+)/g), ([, uid = '']) =>
    uid.replaceAll(' ', '').toUpperCase(),
  );
}

it('is a PN532 to libnfc, with no card, one and two', async () => {
  const simulator = await startPn532Simulator();
  onTestFinished(() => simulator.stop());
  expect(await uidsByLibnfc(simulator.path)).toEqual([]);
  simulator.present('FB0EE20B');
  expect(await uidsByLibnfc(simulator.path)).toEqual(['FB0EE20B']);
  simulator.present('04A1B2C3D4E5F6');
  expect(await uidsByLibnfc(simulator.path)).toEqual(['FB0EE20B', '04A1B2C3D4E5F6']);
});
