/** Trying out devices: what may be declared of them is seen, or said by who stands there, and never guessed. */
export { ProbeError } from './operator.ts';
export type { Operator, Words } from './operator.ts';
export {
  probeDeclaredPrinter,
  probeDeclaredReader,
  probeDeclaredReceiptPrinter,
} from './declare.ts';
export type { UnprobedPrinter } from './declare.ts';
export { findDevices } from './find/find.ts';
export type { Found, Search } from './find/found.ts';
