import { generateKeyPairSync } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PairRequest } from '@hallway/protocol';
import type { Database } from '../../../central/src/db/index.ts';
import {
  createKiosks,
  createPairingCode,
  kiosksPlugin,
  type Kiosks,
} from '../../../central/src/kiosks/index.ts';
import { timelineOf } from '../../../central/src/sync/index.ts';
import { openCentralDatabase } from '../sync/support.ts';

let db: Database;
let app: FastifyInstance;
let kiosks: Kiosks;
let time: number;
/** What the seal's keepers would hear of. */
let paired: { kioskId: string; keyId: string; by: string | null }[];

beforeEach(async () => {
  time = Date.parse('2026-11-22T08:00:00Z');
  paired = [];
  db = openCentralDatabase();
  kiosks = createKiosks(db, () => time);
  db.write((tx) => kiosks.register(tx, { kioskId: 'K01', campus: 'tinglan' }));
  app = Fastify();
  await app.register(kiosksPlugin, {
    db,
    now: () => time,
    onPaired: (_tx, machine, by) => paired.push({ ...machine, by }),
  });
});

afterEach(async () => {
  await app.close();
  db.close();
});

function publicPem(type: 'ed25519' | 'P-256'): string {
  const { publicKey } =
    type === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: type });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function machine(code: string): PairRequest {
  return {
    kioskId: 'K01',
    code,
    identityKey: publicPem('ed25519'),
  };
}

async function ask(body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await app.inject({
    method: 'POST',
    url: '/kiosks/pair',
    payload: body as object,
  });
  return { status: response.statusCode, body: response.json() };
}

const code = (options: Parameters<typeof createPairingCode>[2] = {}) =>
  createPairingCode(db, 'K01', { now: time, ...options }).code;

describe('pairing', () => {
  it('makes a machine the kiosk and says who made its code', async () => {
    const request = machine(code({ by: 'T30002' }));
    expect(await ask(request)).toEqual({
      status: 200,
      body: { kioskId: 'K01', timeline: timelineOf(db) },
    });
    expect(kiosks.get('K01')).toMatchObject({
      identityKey: request.identityKey,
      pairedAt: '2026-11-22T08:00:00.000Z',
      revokedAt: null,
    });
    const keyId = kiosks.get('K01')?.keyId;
    expect(paired).toEqual([{ kioskId: 'K01', keyId, by: 'T30002' }]);
  });

  it('answers the same machine again when its answer was lost, and nobody else', async () => {
    const request = machine(code());
    await ask(request);
    expect(await ask(request)).toMatchObject({ status: 200 });
    expect(paired).toMatchObject([{ by: null }]);
    expect(await ask({ ...machine(request.code) })).toMatchObject({
      status: 403,
      body: { error: { code: 'CODE_WRONG' } },
    });
    expect(kiosks.get('K01')?.identityKey).toBe(request.identityKey);
  });

  it('takes a code as people type it, and none that is wrong, late or for another kiosk', async () => {
    db.write((tx) => kiosks.register(tx, { kioskId: 'K02', campus: 'yunlu' }));
    const given = code({ code: 'ABCD2345' });
    expect(await ask(machine('WRONG'))).toMatchObject({ status: 403 });
    expect(await ask({ ...machine(given), kioskId: 'K02' })).toMatchObject({ status: 403 });
    expect(await ask(machine('abcd-2345'))).toMatchObject({ status: 200 });
    const late = code({ validForMs: 1_000 });
    time += 1_000;
    expect(await ask(machine(late))).toMatchObject({ body: { error: { code: 'CODE_EXPIRED' } } });
  });

  it('refuses keys of another kind and bodies of another shape', async () => {
    const given = code();
    for (const changed of [
      { identityKey: publicPem('P-256') },
      { identityKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' },
    ]) {
      expect(await ask({ ...machine(given), ...changed })).toMatchObject({
        status: 400,
        body: { error: { code: 'KEY_UNFIT' } },
      });
    }
    for (const body of [{}, [], { kioskId: 'nobody' }, { ...machine(given), kioskId: 7 }]) {
      expect(await ask(body)).toMatchObject({
        status: 400,
        body: { error: { code: 'BAD_REQUEST' } },
      });
    }
    expect(await ask(machine(given))).toMatchObject({ status: 200 });
  });

  it('stops guessing after ten wrong codes, for ten minutes', async () => {
    const given = code({ validForMs: 3_600_000 });
    for (let n = 0; n < 10; n += 1)
      expect(await ask(machine(`G${n}`))).toMatchObject({ status: 403 });
    expect(await ask(machine(given))).toMatchObject({
      status: 429,
      body: { error: { code: 'TOO_MANY_TRIES' } },
    });
    time += 10 * 60 * 1000;
    expect(await ask(machine(given))).toMatchObject({ status: 200 });
  });

  it('gives the kiosk to another machine with a new code, and to none after revocation', async () => {
    await ask(machine(code()));
    const second = machine(code());
    expect(await ask(second)).toMatchObject({ status: 200 });
    expect(kiosks.get('K01')?.identityKey).toBe(second.identityKey);
    db.write((tx) => kiosks.revoke(tx, 'K01'));
    expect(kiosks.get('K01')).toMatchObject({ identityKey: null, keyId: null });
    expect(await ask(second)).toMatchObject({ status: 403 });
  });

  it('draws codes of eight letters and digits that nobody confuses, and keeps none of them', () => {
    const drawn = Array.from({ length: 50 }, () => code());
    for (const each of drawn) expect(each).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(new Set(drawn).size).toBe(50);
    const kept = JSON.stringify(db.sqlite.prepare('SELECT * FROM pairing_code').all());
    for (const each of drawn) expect(kept).not.toContain(each);
  });
});
