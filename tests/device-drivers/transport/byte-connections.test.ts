import { once } from 'node:events';
import { open, rename, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ByteConnection } from '../../../device-drivers/src/transport/byte-connection.ts';
import { openDeviceFile } from '../../../device-drivers/src/transport/device-file.ts';
import { openSerial } from '../../../device-drivers/src/transport/serial.ts';
import { openTcp } from '../../../device-drivers/src/transport/tcp.ts';
import { openPtyPair } from '../../../device-drivers/sim/pty/pty-pair.ts';
import { failure } from '../support/failure.ts';
import { hex } from '../support/octets.ts';
import { tempDir } from '../support/temp-dir.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A device that keeps what it gets, says what it is told to, and can be pulled. */
interface FarEnd {
  received(): number[];
  say(octets: Uint8Array): Promise<void>;
  vanish(): Promise<void>;
}

interface Way {
  name: string;
  open(data: (chunk: Uint8Array) => void): Promise<{ connection: ByteConnection; far: FarEnd }>;
}

async function serve(): Promise<{ port: number; socket: Promise<Socket> }> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const accepted = new Set<Socket>();
  server.on('connection', (socket) => accepted.add(socket.on('error', () => undefined)));
  cleanUps.push(() => {
    for (const socket of accepted) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const socket = once(server, 'connection').then(([socket]) => socket as Socket);
  return { port: (server.address() as AddressInfo).port, socket };
}

async function pty(): Promise<{ path: string; far: FarEnd }> {
  const pair = await openPtyPair();
  cleanUps.push(() => pair.stop());
  const got: number[] = [];
  const end = await openDeviceFile(
    { path: pair.simulatorPath },
    { data: (chunk) => got.push(...chunk) },
  );
  cleanUps.push(() => end.close());
  return {
    path: pair.devicePath,
    far: { received: () => got, say: (octets) => end.write(octets), vanish: () => pair.unplug() },
  };
}

const ways: Way[] = [
  {
    name: 'TCP',
    open: async (data) => {
      const { port, socket } = await serve();
      const connection = await openTcp({ host: '127.0.0.1', port }, { data }, never);
      const peer = await socket;
      const got: number[] = [];
      peer.on('data', (chunk: Uint8Array) => got.push(...chunk));
      return {
        connection,
        far: {
          received: () => got,
          say: async (octets) => void peer.write(octets),
          vanish: async () => void peer.resetAndDestroy(),
        },
      };
    },
  },
  {
    name: 'a serial port',
    open: async (data) => {
      const { path, far } = await pty();
      const settings = { path, baudRate: 115_200 };
      return { connection: await openSerial(settings, { data, present: () => undefined }), far };
    },
  },
  {
    name: 'a device file',
    open: async (data) => {
      const { path, far } = await pty();
      return { connection: await openDeviceFile({ path }, { data }), far };
    },
  },
];

describe.each(ways)('$name', (way) => {
  async function open() {
    const heard: number[] = [];
    const opened = await way.open((chunk) => heard.push(...chunk));
    cleanUps.push(() => opened.connection.close());
    return { ...opened, heard };
  }

  it('carries every octet both ways, also while both ends talk', async () => {
    const { connection, far, heard } = await open();
    const ours = Uint8Array.from({ length: 20_000 }, (_, at) => at * 7);
    const theirs = Uint8Array.from({ length: 2_000 }, (_, at) => at * 11);
    await Promise.all([connection.write(ours), far.say(theirs)]);
    await vi.waitFor(() => expect(far.received()).toHaveLength(ours.length), 5_000);
    await vi.waitFor(() => expect(heard).toHaveLength(theirs.length), 5_000);
    expect(far.received()).toEqual([...ours]);
    expect(heard).toEqual([...theirs]);
  });

  it('ends when the far end vanishes, and takes nothing more', async () => {
    const { connection, far } = await open();
    await far.vanish();
    await connection.closed;
    const error = await failure(connection.write(hex('1B 40')));
    expect(error).toMatchObject({ code: 'offline', effect: 'possible', retryable: false });
  });

  it('closes at once, twice', async () => {
    const { connection } = await open();
    await Promise.all([connection.close(), connection.close()]);
    await connection.close();
  });
});

describe('another device at the same path, while the first is open and silent', () => {
  const listener = { data: () => undefined, present: () => undefined };
  const opens = [
    {
      name: 'a serial port',
      open: (path: string) => openSerial({ path, baudRate: 9_600 }, listener),
    },
    { name: 'a device file', open: (path: string) => openDeviceFile({ path }, listener) },
  ];

  it.each(opens)('ends $name', async ({ open }) => {
    const [first, second] = [await pty(), await pty()];
    const { path: dir, remove } = await tempDir();
    cleanUps.push(remove);
    const [path, next] = [join(dir, 'port'), join(dir, 'next')];
    await symlink(first.path, path);
    const connection = await open(path);
    cleanUps.push(() => connection.close());
    await symlink(second.path, next);
    // In one step: at no moment is the path empty.
    await rename(next, path);
    await connection.closed;
  });
});

describe('a far end that never reads', () => {
  it('leaves the write waiting until the connection is closed', async () => {
    const { port } = await serve();
    const connection = await openTcp({ host: '127.0.0.1', port }, { data: () => undefined }, never);
    const write = connection.write(new Uint8Array(32 * 1024 * 1024));
    const first = await Promise.race([write, sleep(200, 'waits')]);
    expect(first).toBe('waits');
    const failed = failure(write);
    await connection.close();
    expect(await failed).toMatchObject({ code: 'offline', effect: 'possible' });
  });
});

describe('what cannot be opened', () => {
  const listener = { data: () => undefined };

  it('an address where nobody is', async () => {
    const { port, socket } = await serve();
    socket.catch(() => undefined);
    for (const cleanUp of cleanUps.splice(0)) await cleanUp();
    const error = await failure(openTcp({ host: '127.0.0.1', port }, listener, never));
    expect(error).toMatchObject({ code: 'offline', effect: 'none', retryable: true });
  });

  it('a call that was given up', async () => {
    const { port } = await serve();
    const error = await failure(
      openTcp({ host: '127.0.0.1', port }, listener, AbortSignal.abort()),
    );
    expect(error).toMatchObject({ code: 'aborted', effect: 'none' });
  });

  it('a path without a device', async () => {
    const error = await failure(openDeviceFile({ path: '/dev/usb/lp-none' }, listener));
    expect(error).toMatchObject({ code: 'offline', effect: 'none', retryable: true });
  });

  it('a file in place of a device: it would swallow every receipt', async () => {
    const { path: dir, remove } = await tempDir();
    cleanUps.push(remove);
    const path = join(dir, 'lp0');
    await writeFile(path, '');
    const error = await failure(openDeviceFile({ path }, listener));
    expect(error).toMatchObject({ code: 'device-error', effect: 'none' });
    const file = await open(path);
    expect((await file.stat()).size).toBe(0);
    await file.close();
  });
});
