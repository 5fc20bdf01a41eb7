import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { automaticStatus, concatenate, initialize } from '../codec/escpos/commands.ts';
import type { ReceiptProfile } from '../profile/receipt-profile.ts';
import type { BuiltReceipt } from './receipt.ts';

const COLUMN_DOTS = 12;
/** Never connected to: only the bytes are taken. */
const NOWHERE = 'tcp://127.0.0.1:9';
/** Control characters would be commands. */
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** The commands that only add bytes. Its ways to a printer report success early and print late, so they are not here. */
export type ThermalCommands = Pick<
  ThermalPrinter,
  | 'print'
  | 'println'
  | 'bold'
  | 'underline'
  | 'invert'
  | 'alignLeft'
  | 'alignCenter'
  | 'alignRight'
  | 'setTextSize'
  | 'setTextNormal'
  | 'leftRight'
  | 'drawLine'
  | 'newLine'
  | 'code128'
  | 'printQR'
  | 'cut'
>;

/**
 * A ticket drawn with the commands of node-thermal-printer, as ESC/POS: for ASCII, where its bytes are right. Chinese,
 * ¥ and codes with either go through `buildReceipt`; what it makes of them is shown in the tests.
 *
 * @throws TypeError for text beyond printable ASCII
 */
export function buildThermalPrinter(
  draw: (printer: ThermalCommands) => void,
  profile: ReceiptProfile,
): BuiltReceipt {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: NOWHERE,
    width: Math.floor(profile.widthDots / COLUMN_DOTS),
  });
  draw(asciiOnly(printer));
  const bytes = concatenate([initialize(), automaticStatus(0xff), printer.getBuffer()]);
  return { bytes, missing: [] };
}

/** The same printer, refusing every text it would write wrongly. */
function asciiOnly(printer: ThermalPrinter): ThermalCommands {
  return new Proxy(printer, {
    get(target, name) {
      const command: unknown = Reflect.get(target, name);
      if (typeof command !== 'function') return command;
      return (...args: unknown[]): unknown => {
        const strange = args.find((arg) => typeof arg === 'string' && !PRINTABLE_ASCII.test(arg));
        if (strange !== undefined) throw new TypeError('not printable ASCII');
        return Reflect.apply(command, target, args);
      };
    },
  });
}
