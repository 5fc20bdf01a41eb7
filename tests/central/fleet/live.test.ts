import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FleetKiosk, FleetView, PairingCode } from '../../../central/web/contract/fleet.ts';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk } from '../support/kiosk-peer.ts';

let central: TestCentral;
let cookie: string;
beforeAll(async () => {
  central = await startCentral();
  cookie = await signIn(central.origin, 'technician');
});
afterAll(() => central.stop());

/** Reads server-sent events (HTML Living Standard §9.2) until `enough` of one says so. */
async function until<T>(
  stream: AsyncIterable<Uint8Array>,
  event: string,
  enough: (data: T) => boolean,
): Promise<T> {
  let text = '';
  for await (const chunk of stream) {
    text += Buffer.from(chunk).toString('utf8');
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = new Map(
        block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      if (lines.get('event') !== event) continue;
      const data = JSON.parse(lines.get('data') ?? 'null') as T;
      if (enough(data)) return data;
    }
  }
  throw new Error('the stream ended');
}

async function openStream(): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(`${central.origin}/api/fleet/live`, { headers: { cookie } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  if (!response.body) throw new Error('no body');
  return response.body;
}

test('a beat shows on an open page without asking again', async () => {
  const stream = await openStream();
  const view = await until<FleetView>(stream, 'fleet', () => true);
  expect(view.kiosks.every((kiosk) => kiosk.state === 'never')).toBe(true);
  const again = await openStream();
  const kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  const since = Date.now() - 60_000;
  kiosk.beat({
    screen: 'fault',
    inService: false,
    outbox: { length: 7, oldestAgeMs: 5000 },
    devices: [
      {
        deviceId: 'a4',
        kind: 'printer',
        model: null,
        lifecycle: 'error',
        availability: 'userError',
        reasons: [{ keyword: 'media-jam', severity: 'error', since }],
        supplies: [],
        source: 'ipp',
        at: Date.now(),
      },
    ],
  });
  const told = await until<FleetKiosk>(again, 'kiosk', (one) => one.beat !== null);
  expect(told).toMatchObject({
    kioskId: 'K01',
    state: 'online',
    paired: true,
    beat: { outbox: { length: 7 }, devices: [{ reasons: [{ keyword: 'media-jam', since }] }] },
  });
  kiosk.close();
});

test('a pairing code from the fleet page brings a machine in; revoking cuts it off', async () => {
  const post = (path: string) =>
    fetch(`${central.origin}/api/fleet/K05/${path}`, { method: 'POST', headers: { cookie } });
  const { code } = (await (await post('pairing-code')).json()) as PairingCode;
  const kiosk = await connectKiosk(central.origin, 'K05', code);
  await expect(connectKiosk(central.origin, 'K05', code)).rejects.toThrow('403');
  expect((await post('revoke')).status).toBe(204);
  const keys = await (await fetch(`${central.origin}/api/verify/trust`)).text();
  expect(keys).toMatch(new RegExp(`"kid":"${kiosk.seal.kid}"[^}]*"invalidAfter":"2`));
  kiosk.close();
});

test('an unknown kiosk has no code', async () => {
  for (const id of ['K99', 'x', '%2e%2e']) {
    const address = `${central.origin}/api/fleet/${id}/pairing-code`;
    expect((await fetch(address, { method: 'POST', headers: { cookie } })).status).toBe(404);
  }
});

test('central stops while pages are still listening', async () => {
  const other = await startCentral();
  const session = await signIn(other.origin, 'technician');
  await fetch(`${other.origin}/api/fleet/live`, { headers: { cookie: session } });
  await other.stop();
});
