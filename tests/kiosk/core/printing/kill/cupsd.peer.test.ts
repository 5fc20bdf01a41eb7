import { peerDeaths, testDeaths } from './deaths.ts';
import { openCupsd } from './places/cupsd.ts';

testDeaths({ peer: 'cupsd', open: openCupsd, only: peerDeaths });
