import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Database } from '../../../../central/src/db/index.ts';
import {
  createBeats,
  createKiosks,
  kiosksPlugin,
  type Beats,
  type Kiosks,
} from '../../../../central/src/kiosks/index.ts';
import {
  createSyncServer,
  type EffectTable,
  type SyncServer,
} from '../../../../central/src/sync/index.ts';
import { ledgerEffects, noClaims, silentLog } from '../../../central/sync/support.ts';

export interface CentralHost {
  origin: string;
  port: number;
  kiosks: Kiosks;
  beats: Beats;
  sync: SyncServer;
  stop(): Promise<void>;
}

/** Central with its real HTTP server, Socket.IO and database, and no feature but sync and pairing. */
export async function hostCentral(
  db: Database,
  options: {
    port?: number;
    effects?: EffectTable;
    routes?: (app: FastifyInstance, kiosks: Kiosks) => void;
  } = {},
): Promise<CentralHost> {
  const app: FastifyInstance = Fastify();
  const kiosks = createKiosks(db);
  const beats = createBeats(db);
  await app.register(kiosksPlugin, { db, onPaired: () => undefined });
  options.routes?.(app, kiosks);
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const sync = createSyncServer({
    db,
    server: app.server,
    kiosks,
    effects: options.effects ?? ledgerEffects(),
    beats,
    claims: noClaims,
    origins: () => [origin],
    log: silentLog,
  });
  return {
    origin,
    port,
    kiosks,
    beats,
    sync,
    async stop() {
      await sync.stop();
      await app.close();
    },
  };
}

/** A relay between kiosk and central whose cables can be cut. */
export interface Relay {
  port: number;
  /** Cuts what passes through now; `close` also refuses what comes next until `open`. */
  cut(): void;
  close(): void;
  open(): void;
  stop(): Promise<void>;
}

export async function startRelay(targetPort: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let closed = false;
  const server: Server = createServer((near) => {
    if (closed) {
      near.destroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close() {
      closed = true;
      cut();
    },
    open() {
      closed = false;
    },
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
