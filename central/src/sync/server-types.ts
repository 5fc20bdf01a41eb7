import type { Server } from 'node:http';
import type { Database } from '../db/index.ts';
import type { EffectTable } from './effects.ts';
import type { BeatSink, KioskDirectory, Log } from './types.ts';

/** `createSyncServer(options): SyncServer` puts Socket.IO's namespace /kiosk on an HTTP server. */
export interface SyncServerOptions {
  db: Database;
  /** Fastify's `app.server`; Socket.IO answers on /socket.io/ beside its routes. */
  server: Server;
  kiosks: KioskDirectory;
  effects: EffectTable;
  beats: BeatSink;
  /** Origins by which kiosks reach this central; a proof made for another one is refused. Asked at each proof. */
  origins: () => readonly string[];
  log: Log;
  now?: () => number;
}

export interface SyncServer {
  /** Kiosks connected and proven now. */
  connected(): string[];
  /** Says good-bye to every kiosk after what is being taken in is on disk. */
  stop(): Promise<void>;
}
