import { slipDeaths, testDeaths } from './deaths.ts';
import { openReceiptPrinter } from './places/receipt-printer.ts';

const open = openReceiptPrinter;

testDeaths({ peer: 'receipt-printer', open, only: slipDeaths });
testDeaths({ peer: 'receipt-printer-refusing', open, only: slipDeaths });
