import { expect } from 'vitest';
import {
  PwgRasterError,
  readPwgRaster,
} from '../../../../device-drivers/src/codec/pwg-raster/index.ts';
import { FUZZ_CASES, fuzz } from '../../support/fuzz.ts';
import { golden } from './golden.ts';

fuzz('pages', {
  seed: 5102,
  frames: [golden],
  refusal: PwgRasterError,
  take: (octets) => readPwgRaster(octets).length,
  after: ({ read, refused }) => {
    expect(read).toBeGreaterThan(FUZZ_CASES / 100);
    expect(refused).toBeGreaterThan(FUZZ_CASES / 100);
  },
});
