import { describe, expect, it } from 'vitest';
import {
  askProcessId,
  askQueuedStatus,
  askRealTime,
  automaticStatus,
  initialize,
  recover,
} from '../../../../device-drivers/src/codec/escpos/commands.ts';
import { hex } from '../../support/octets.ts';

describe('commands of the manuals', () => {
  it.each([
    ['DLE EOT 1', askRealTime(1), '10 04 01'],
    ['DLE EOT 2', askRealTime(2), '10 04 02'],
    ['DLE EOT 3', askRealTime(3), '10 04 03'],
    ['DLE EOT 4', askRealTime(4), '10 04 04'],
    ['DLE ENQ 1', recover('resume'), '10 05 01'],
    ['DLE ENQ 2', recover('clear'), '10 05 02'],
    ['ESC @', initialize(), '1B 40'],
    ['GS a', automaticStatus(0xff), '1D 61 FF'],
    ['GS ( H', askProcessId('A012'), '1D 28 48 06 00 30 30 41 30 31 32'],
    ['GS r', askQueuedStatus(1), '1D 72 01'],
  ])('%s', (_, command, octets) => {
    expect(command).toEqual(hex(octets));
  });

  it.each(['A01', 'A0123', 'A01\u0000', '票A01'])('have no process id %j', (id) => {
    expect(() => askProcessId(id)).toThrow(TypeError);
  });
});
