import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import { openPtyPair, startCardReaderSimulator } from '@hallway/device-drivers/sim';
import { openSerial } from '../../../device-drivers/src/transport/serial.ts';
import { until } from '../../peers/daemon.ts';
import { median, percentile } from '../support/statistics.ts';
import { hundredths, ratio } from './measure.ts';

const RUNS = 200;
const WARM = 20;
/** Between two cards, so that neither waits for the other. */
const PAUSE_MS = 5;
const BAUD_RATE = 115_200;
const FRAME_OCTETS = 14;

/** From the first octet of a card until its event, against the same octets there and back over a bare pty, in turns. */
export async function cardToEvent(): Promise<object> {
  await using reader = await openReader();
  await using pty = await openEcho();
  const events: number[] = [];
  const trips: number[] = [];
  for (let run = -WARM; run < RUNS; run++) {
    const event = await reader.tap(run + WARM);
    await sleep(PAUSE_MS);
    const trip = await pty.trip();
    await sleep(PAUSE_MS);
    if (run < 0) continue;
    events.push(event);
    trips.push(trip);
  }
  return {
    runs: RUNS,
    cardToEventMs: {
      median: hundredths(median(events)),
      p95: hundredths(percentile(events, 0.95)),
    },
    bareRoundTripMs: {
      median: hundredths(median(trips)),
      p95: hundredths(percentile(trips, 0.95)),
    },
    medianRatioToRoundTrip: ratio(median(events), median(trips)),
  };
}

/** A card reader on a pty with its driver; `tap` measures milliseconds until the event of the nth card. */
async function openReader() {
  const simulator = await startCardReaderSimulator({ format: { type: 'rdm6300' } });
  const registry = createRegistry([
    {
      id: 'cards',
      kind: 'card-reader',
      driver: 'serial-card-reader',
      options: { path: simulator.path, baudRate: BAUD_RATE, format: { type: 'rdm6300' } },
    },
  ]);
  let heard = Promise.withResolvers<number>();
  registry.on(({ type }) => {
    if (type === 'credential') heard.resolve(performance.now());
  });
  await registry.start();
  await until('the reader', () => registry.health()[0]?.availability === 'online');
  return {
    async tap(n: number): Promise<number> {
      heard = Promise.withResolvers();
      const start = performance.now();
      await simulator.tap(n.toString(16).toUpperCase().padStart(10, '0'));
      return (await heard.promise) - start;
    },
    async [Symbol.asyncDispose]() {
      await registry.stop();
      await simulator.stop();
    },
  };
}

/** A pty of which one end sends back what it hears; `trip` measures milliseconds for as many octets as a card has. */
async function openEcho() {
  const pair = await openPtyPair();
  const open = (path: string, data: (chunk: Uint8Array) => void) =>
    openSerial({ path, baudRate: BAUD_RATE }, { data, present: () => undefined });
  const far = await open(pair.simulatorPath, (chunk) => void far.write(chunk));
  let missing = 0;
  let back = Promise.withResolvers<number>();
  const near = await open(pair.devicePath, (chunk) => {
    missing -= chunk.byteLength;
    if (missing <= 0) back.resolve(performance.now());
  });
  return {
    async trip(): Promise<number> {
      missing = FRAME_OCTETS;
      back = Promise.withResolvers();
      const start = performance.now();
      await near.write(new Uint8Array(FRAME_OCTETS));
      return (await back.promise) - start;
    },
    async [Symbol.asyncDispose]() {
      await near.close();
      await far.close();
      await pair.stop();
    },
  };
}
