import { VirtualCard } from '../../../device-drivers/sim/pcsc-card/card.ts';
import { matchVpcdMessage } from '../../../device-drivers/sim/pcsc-card/wire.ts';
import { FrameDecoder } from '../../../device-drivers/src/codec/card/index.ts';
import { fuzz } from '../support/fuzz.ts';
import { concat, hex } from '../support/octets.ts';
import { split } from '../support/random.ts';

const card = new VirtualCard('04A2B3C4');

fuzz('messages of vpcd', {
  seed: 35_963,
  frames: ['FFCA000000', '00A4000C020005', '00B0000010'].map((command) => {
    const octets = hex(command);
    return concat(Uint8Array.of(0, octets.byteLength), octets, hex('0001 04'));
  }),
  take: (octets, random) => {
    // Each connection has a decoder of its own: a length that is wrong would be waited out.
    const decoder = new FrameDecoder(matchVpcdMessage);
    let answered = 0;
    for (const chunk of split(octets, random)) {
      for (const message of decoder.push(chunk)) {
        if (message.type !== 'apdu') continue;
        if (message.octets.byteLength < 2) throw new Error('a control taken for a command');
        if (card.answer(message.octets).byteLength < 2) throw new Error('no status word');
        answered++;
      }
    }
    if (decoder.pending > octets.byteLength) throw new Error(`keeps ${decoder.pending} octets`);
    return answered;
  },
});
