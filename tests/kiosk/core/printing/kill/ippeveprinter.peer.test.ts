import { peerDeaths, testDeaths } from './deaths.ts';
import { openIppEvePrinter } from './places/ippeveprinter.ts';

testDeaths({ peer: 'ippeveprinter', open: openIppEvePrinter, only: peerDeaths });
