import { FrameDecoder } from '../../src/codec/card/frame-decoder.ts';
import { matchFrame } from '../../src/codec/resident-id/frames.ts';
import { openDeviceEnd } from '../pty/device-end.ts';
import type { DeviceEnd } from '../pty/device-end.ts';
import type { PtyPairOptions } from '../pty/pty-pair.ts';
import { SimulatedModule } from './module.ts';

/** A resident-ID module that exists only as octets on a serial port. */
export interface ResidentIdSimulator extends DeviceEnd {
  module: SimulatedModule;
  /** Hears nothing and says nothing, while the cable stays in. */
  mute(isMute: boolean): void;
}

export async function startResidentIdSimulator(
  options: PtyPairOptions = {},
): Promise<ResidentIdSimulator> {
  const module = new SimulatedModule();
  const decoder = new FrameDecoder(matchFrame);
  let isMute = false;
  const end = await openDeviceEnd(options, (chunk) => {
    for (const body of decoder.push(chunk)) if (!isMute) void end.say(module.answer(body));
  });
  return {
    ...end,
    module,
    mute: (wanted) => {
      isMute = wanted;
    },
  };
}
