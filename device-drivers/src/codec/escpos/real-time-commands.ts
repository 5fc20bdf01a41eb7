import { DLE, ENQ, EOT } from './commands.ts';

const DC4 = 0x14;
/** DLE EOT n, DLE ENQ n and DLE DC4 fn, with the values of n that a printer acts on. */
const commands: ReadonlyMap<number, readonly number[]> = new Map([
  [EOT, [1, 2, 3, 4, 7, 8, 18]],
  [ENQ, [0, 1, 2]],
  [DC4, [1, 2, 3, 7, 8]],
]);

/**
 * Where a printer would see real-time commands in these octets. It looks for them in everything it receives, also in
 * the dots of an image, and acts at once: DLE ENQ 2 there would throw the receipt away.
 *
 * @returns the places of their DLE
 */
export function realTimeCommands(octets: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = octets.indexOf(DLE); at >= 0; at = octets.indexOf(DLE, at + 1)) {
    const [command = -1, parameter = -1] = octets.subarray(at + 1, at + 3);
    if (commands.get(command)?.includes(parameter) === true) found.push(at);
  }
  return found;
}
