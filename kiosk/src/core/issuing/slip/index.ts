/** Documents on the roll of the receipt printer. */
export { slipImage, type SlipToShow } from './image.ts';
export { slipReceipt } from './receipt.ts';
