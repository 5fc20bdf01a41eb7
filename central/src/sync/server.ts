import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { CentralToKiosk, KioskToCentral, Refused } from '@hallway/protocol';
import type { Database } from '../db/index.ts';
import type { EffectTable } from './effects.ts';
import { GroupCommit } from './group-commit.ts';
import { Hub } from './hub.ts';
import { Ingest } from './ingest.ts';
import { refusal } from './refusal.ts';
import { KioskSession, type SessionDeps } from './session.ts';
import type { BeatSink, ClaimDesk, KioskDirectory, Log } from './types.ts';

/** A connection that has not proven itself by then is closed. */
const proveWithinMs = 10_000;
/** A push of 256 KB and its envelope, and no more. */
const maxMessageBytes = 512 * 1024;

export interface SyncServerOptions {
  db: Database;
  /** Fastify's `app.server`; Socket.IO answers on /socket.io/ beside its routes. */
  server: HttpServer;
  kiosks: KioskDirectory;
  effects: EffectTable;
  beats: BeatSink;
  claims: ClaimDesk;
  /** Origins by which kiosks reach this central; a proof made for another one is refused. Asked at each proof. */
  origins: () => readonly string[];
  log: Log;
  now?: () => number;
}

export interface SyncServer {
  /** Kiosks connected and proven now. */
  connected(): string[];
  /** Commits what is being taken in, then ends every connection. The HTTP server stays the caller's to close. */
  stop(): Promise<void>;
}

type KioskSocket = Socket<KioskToCentral, CentralToKiosk>;

/** Puts campus-sync/1 on an HTTP server: Socket.IO 4, WebSocket only, namespace /kiosk. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { db, log } = options;
  const now = options.now ?? Date.now;
  const ingest = new Ingest(db, options.effects, log, now);
  const resumed = ingest.resumeDeferred();
  if (resumed > 0) log.info({ resumed }, 'deferred events taken up');
  const commits = new GroupCommit(db, ingest, log, setImmediate);
  const hub = new Hub(db, options.kiosks, log);
  const deps: SessionDeps = {
    db,
    directory: options.kiosks,
    ingest,
    commits,
    connections: hub,
    beats: options.beats,
    claims: options.claims,
    origins: options.origins,
    now,
  };
  const io = new Server<KioskToCentral, CentralToKiosk>(options.server, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: 10_000,
    pingTimeout: 10_000,
  });
  // Nothing is served outside the kiosks' namespace.
  io.use((_socket, next) => next(new Error('NOT_FOUND')));
  io.of('/kiosk').on('connection', (socket) => serve(socket, deps, log));
  return {
    connected: () => hub.connected(),
    async stop() {
      commits.flush();
      hub.close();
      io.of('/kiosk').disconnectSockets(true);
      io.engine.close();
      await Promise.resolve();
    },
  };
}

function serve(socket: KioskSocket, deps: SessionDeps, log: Log): void {
  const session = new KioskSession(deps, {
    poke: (poke) => socket.emit('poke', poke),
    close: () => socket.disconnect(true),
  });
  const impatience = setTimeout(() => socket.disconnect(true), proveWithinMs);
  socket.on('disconnect', () => {
    clearTimeout(impatience);
    session.closed();
  });
  const answered = answering(log);
  socket.on('auth.prove', (message, ack) => {
    const answer = session.prove(message);
    if (answer.ok) clearTimeout(impatience);
    else log.warn({ code: answer.code }, 'proof refused');
    if (typeof ack === 'function') ack(answer);
    if (!answer.ok) setTimeout(() => socket.disconnect(true), 1_000).unref();
  });
  socket.on('hello', (message, ack) => answered(ack, () => session.hello(message)));
  socket.on('pull', (message, ack) => answered(ack, () => session.pull(message)));
  socket.on('cursor', (message, ack) => answered(ack, () => session.cursor(message)));
  socket.on('lease.request', (message, ack) => answered(ack, () => session.leaseRequest(message)));
  socket.on('claim.request', (message, ack) => answered(ack, () => session.claimRequest(message)));
  socket.on('push', (message, ack) => {
    if (typeof ack === 'function') session.push(message, ack);
  });
  socket.on('beat', (message) => session.beat(message));
  socket.emit('auth.challenge', session.challenge());
}

/**
 * Answers a request; one whose work fails is refused, and the connection lives on. A message without a way to
 * answer is nobody's request.
 */
function answering(log: Log) {
  return <T>(ack: (answer: T | Refused) => void, work: () => T | Refused): void => {
    if (typeof ack !== 'function') return;
    try {
      ack(work());
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'request failed');
      ack(refusal('INTERNAL'));
    }
  };
}
