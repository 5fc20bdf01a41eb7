import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FrameDecoder } from '../../src/codec/card/index.ts';
import { MIFARE_1K_ATR, VirtualCard } from './card.ts';
import { matchVpcdMessage, vpcdFrame } from './wire.ts';
import type { VpcdMessage } from './wire.ts';

/** Where Debian's vsmartcard-vpcd listens for the card of its first reader; the second has the next port. */
export const VPCD_PORT = 35_963;

/** What the card does with the next commands. */
export type CardFault =
  | 'none'
  /** It is pulled out in the middle of the next command. */
  | 'pulled'
  /** It never answers, and stays where it is. */
  | 'silent'
  /** It answers half a response. */
  | 'cut';

export interface PcscCardSimulatorOptions {
  /** Port of vpcd on this machine. */
  port: number;
}

/** A card that exists only as octets between vpcd and us; the reader is pcscd's own. */
export interface PcscCardSimulator {
  /**
   * Puts a card into the reader, in the place of one that lies there.
   *
   * @param uid hex digits; null for a card without a uid
   * @throws Error when no vpcd listens
   */
  insert(uid: string | null, fault?: CardFault): Promise<void>;
  /** Takes it out; nothing when there is none. */
  remove(): Promise<void>;
  /** Puts a card there for a moment. */
  tap(uid: string, holdMs?: number): Promise<void>;
  /** Commands that cards were given since the start. */
  commands(): number;
}

/** pcscd looks into a virtual reader every 400 ms; what is quicker goes unseen. */
const NOTICED_MS = 900;

export function pcscCardSimulator(options: PcscCardSimulatorOptions): PcscCardSimulator {
  let socket: Socket | null = null;
  let commands = 0;
  const isThere = (): boolean => socket !== null && !socket.closed;
  const remove = async (): Promise<void> => {
    if (socket === null || socket.closed) return;
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
  };
  const insert = async (uid: string | null, fault: CardFault = 'none'): Promise<void> => {
    if (isThere()) {
      await remove();
      await sleep(NOTICED_MS);
    }
    const card = new VirtualCard(uid);
    const decoder = new FrameDecoder(matchVpcdMessage);
    const line = connect({ host: '127.0.0.1', port: options.port, noDelay: true });
    socket = line;
    await once(line, 'connect');
    // The service may end at any time; the close that follows tells the same.
    line.on('error', () => undefined);
    line.on('data', (chunk: Uint8Array) => {
      for (const message of decoder.push(chunk)) hear(message);
    });
    const hear = (message: VpcdMessage): void => {
      if (message.type === 'get-atr') line.write(vpcdFrame(MIFARE_1K_ATR));
      else if (message.type === 'apdu') obey(message.octets);
      else card.reset();
    };
    const obey = (command: Uint8Array): void => {
      commands += 1;
      const response = card.answer(command);
      if (fault === 'pulled') line.destroy();
      else if (fault === 'cut') line.write(vpcdFrame(response.subarray(0, 2)));
      else if (fault === 'none') line.write(vpcdFrame(response));
    };
  };
  return {
    insert,
    remove,
    tap: async (uid, holdMs = NOTICED_MS) => {
      await insert(uid);
      await sleep(holdMs);
      await remove();
    },
    commands: () => commands,
  };
}
