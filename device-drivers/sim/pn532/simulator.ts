import { FrameDecoder } from '../../src/codec/card/frame-decoder.ts';
import {
  ACK_FRAME,
  encodeFrame,
  ERROR_FRAME,
  FROM_CHIP,
  FROM_HOST,
  matchFrame,
} from '../../src/codec/pn532/frames.ts';
import { openDeviceEnd } from '../pty/device-end.ts';
import type { DeviceEnd } from '../pty/device-end.ts';
import type { PtyPairOptions } from '../pty/pty-pair.ts';
import { SimulatedChip } from './chip.ts';

const WAKES = 0x55;
const NEVER_SAID = new Uint8Array(0);

/** A PN532 that exists only as octets on a serial port. It sleeps until it is woken, as after power comes. */
export interface Pn532Simulator extends DeviceEnd {
  /** Puts a card there. */
  present(uid: string): void;
  remove(uid: string): void;
  /** Hears nothing and says nothing, while the cable stays in. */
  mute(isMute: boolean): void;
}

export async function startPn532Simulator(options: PtyPairOptions = {}): Promise<Pn532Simulator> {
  const chip = new SimulatedChip();
  const decoder = new FrameDecoder(matchFrame);
  let isAwake = false;
  let isMute = false;
  let last: Uint8Array = NEVER_SAID;
  /** The search that goes on until a card comes or the host says anything. */
  let search: Uint8Array | null = null;

  const act = (command: Uint8Array): void => {
    const [code = 0, ...parameters] = command;
    const reaction = chip.react(code, parameters);
    search = reaction.type === 'searches' ? command : null;
    if (reaction.type === 'searches') return;
    last =
      reaction.type === 'refuses'
        ? ERROR_FRAME
        : encodeFrame(Uint8Array.of(FROM_CHIP, code + 1, ...reaction.data));
    void end.say(last);
  };

  const end = await openDeviceEnd(options, (chunk) => {
    if (isMute) return;
    isAwake ||= chunk.includes(WAKES);
    if (!isAwake) return;
    for (const frame of decoder.push(chunk)) {
      search = null;
      if (frame.type === 'nack') void end.say(last);
      if (frame.type !== 'information' || frame.data[0] !== FROM_HOST) continue;
      void end.say(ACK_FRAME);
      act(frame.data.subarray(1));
    }
  });
  return {
    ...end,
    present: (uid) => {
      chip.enter(uid.toUpperCase());
      if (search !== null) act(search);
    },
    remove: (uid) => chip.leave(uid.toUpperCase()),
    mute: (wanted) => {
      isMute = wanted;
    },
    unplug: () => {
      // Power comes with the cable.
      isAwake = false;
      search = null;
      chip.reset();
      return end.unplug();
    },
  };
}
