/** Receipts as pictures: what a printer of this width would put on its paper. */
export { Bitmap as DotImage, encodePng } from '../../codec/escpos/raster/index.ts';
export { receiptPainter, type ReceiptPainter } from './painter.ts';
