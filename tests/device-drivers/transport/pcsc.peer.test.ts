import { setTimeout as sleep } from 'node:timers/promises';
import { pcscCardSimulator } from '@hallway/device-drivers/sim';
import type { PcscCardSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PcscContext, pcscAnswers } from '../../../device-drivers/src/transport/pcsc/context.ts';
import { hasCard, UNAWARE } from '../../../device-drivers/src/transport/pcsc/reader-state.ts';
import { until } from '../../peers/daemon.ts';
import { startPcscd } from '../../peers/pcscd.ts';
import type { Pcscd } from '../../peers/pcscd.ts';
import { failure } from '../support/failure.ts';
import { hex } from '../support/octets.ts';

const never = new AbortController().signal;
let pcscd: Pcscd;
let card: PcscCardSimulator;
let reader: string;

beforeAll(async () => {
  pcscd = await startPcscd();
  card = pcscCardSimulator({ port: pcscd.ports[0] ?? 0 });
  reader = pcscd.readers[0] ?? '';
});

afterAll(async () => {
  await card.remove();
  await pcscd.stop();
});

/** Whether a card lies in the first reader now. */
async function isThere(context: PcscContext) {
  const [state] = await context.change([{ reader, raw: UNAWARE }], 0, never);
  return state !== undefined && hasCard(state);
}

describe('a context of pcscd', () => {
  it('lists the readers', async () => {
    const context = await PcscContext.establish();
    expect(await context.readers()).toEqual(pcscd.readers);
    await context.release();
  });

  it('says what lies in a reader, and waits until that changes', async () => {
    const context = await PcscContext.establish();
    const empty = await context.change([{ reader, raw: UNAWARE }], 0, never);
    expect(empty.map(hasCard)).toEqual([false]);
    const begun = performance.now();
    expect(await context.change(empty, 300, never)).toEqual(empty);
    expect(performance.now() - begun).toBeGreaterThan(250);
    const coming = context.change(empty, 5_000, never);
    await card.insert('04A2B3C4');
    expect((await coming).map(hasCard)).toEqual([true]);
    await card.remove();
    await context.release();
  });

  it('stops waiting when it is told to, at whatever moment', async () => {
    const context = await PcscContext.establish();
    const known = await context.change([{ reader, raw: UNAWARE }], 0, never);
    for (const afterMs of [0, 1, 20]) {
      const stopping = new AbortController();
      const waiting = context.change(known, 10_000, stopping.signal);
      await sleep(afterMs);
      const begun = performance.now();
      stopping.abort();
      await waiting;
      expect(performance.now() - begun).toBeLessThan(500);
    }
    await context.release();
  });

  it('talks with a card', async () => {
    const context = await PcscContext.establish();
    await until('an empty reader', async () => !(await isThere(context)));
    expect(await failure(context.connect(reader))).toMatchObject({ code: 'device-error' });
    await card.insert('04A2B3C4');
    await until('the card', () => isThere(context));
    const connection = await context.connect(reader);
    expect(await connection.transmit(hex('FFCA000000'))).toEqual(hex('04A2B3C49000'));
    expect(await connection.transmit(hex('00A4000C020005'))).toEqual(hex('9000'));
    const content = await connection.transmit(hex('00B0000000'));
    expect(content.byteLength).toBe(258);
    expect(await connection.transmit(hex('00FF0000'))).toEqual(hex('6D00'));
    await connection.disconnect();
    await card.remove();
    await context.release();
  });

  it('cannot know what a card did that was pulled out in the middle of a command', async () => {
    const context = await PcscContext.establish();
    await until('an empty reader', async () => !(await isThere(context)));
    await card.insert('04A2B3C4', 'pulled');
    await until('the card', () => isThere(context));
    const connection = await context.connect(reader);
    expect(await failure(connection.transmit(hex('FFCA000000')))).toMatchObject({
      code: 'protocol',
      effect: 'possible',
      retryable: false,
    });
    await connection.disconnect();
    await context.release();
  });

  it('knows no reader of another name', async () => {
    const context = await PcscContext.establish();
    expect(await failure(context.connect('ACR122U 00 00'))).toMatchObject({ code: 'offline' });
    const none = [{ reader: 'ACR122U 00 00', raw: UNAWARE }];
    expect(await context.change(none, 100, never)).toEqual(none);
    await context.release();
  });

  it('dies with the service', async () => {
    const context = await PcscContext.establish();
    await until('an empty reader', async () => !(await isThere(context)));
    const known = await context.change([{ reader, raw: UNAWARE }], 0, never);
    const waiting = failure(context.change(known, 10_000, never));
    await sleep(100);
    await pcscd.kill9();
    expect(await waiting).toMatchObject({ code: 'service-down', retryable: true });
    expect(await failure(context.readers())).toMatchObject({ code: 'service-down' });
    expect(await failure(PcscContext.establish())).toMatchObject({ code: 'service-down' });
    expect(await pcscAnswers()).toBe(false);
    await pcscd.start();
    expect(await pcscAnswers()).toBe(true);
    expect(await failure(context.readers())).toMatchObject({ code: 'service-down' });
    await context.release();
  });
});
