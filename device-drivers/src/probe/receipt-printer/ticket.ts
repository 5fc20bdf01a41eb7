import {
  askProcessId,
  askQueuedStatus,
  automaticStatus,
  chineseOff,
  chineseOn,
  concatenate,
  feedAndCut,
  feedLines,
  initialize,
} from '../../codec/escpos/commands.ts';
import { glyphs } from '../../receipt/text.ts';

/** Columns of Font A, 12 dots wide, on the print heads there are: 384, 512 and 576 dots. */
export const rulers: ReadonlyMap<number, number> = new Map([
  [32, 384],
  [42, 512],
  [48, 576],
]);

/** Characters that GB 18030 writes in four octets, and GBK has not (CJK Extension A). */
export const RARE = '㐀㐁';

/** Some lines, and behind them both questions that are answered in their turn. */
export function fenceTicket(id: string): Uint8Array {
  const lines = Array.from({ length: 6 }, (_, index) => `HALLWAY PROBE, LINE ${index + 1}\n`);
  return concatenate([
    initialize(),
    // ESC @ takes it back on some models.
    automaticStatus(0xff),
    ascii(lines.join('')),
    askProcessId(id),
    askQueuedStatus(1),
  ]);
}

/** What only eyes can tell: how wide a line is, which characters there are, and whether it was cut. */
export function rulerTicket(): Uint8Array {
  const ruler = (columns: number): string => `${`${columns} `.padEnd(columns - 1, '-')}>\n`;
  const rare = glyphs(`四字节：${RARE}`, 'gb18030', new Set()).map(({ octets }) => octets);
  return concatenate([
    initialize(),
    automaticStatus(0xff),
    ascii([...rulers.keys()].map(ruler).join('')),
    chineseOn(),
    ...rare,
    chineseOff(),
    feedLines(2),
    feedAndCut(0),
  ]);
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
