export { PwgRasterError } from './error.ts';
export type { PwgRasterErrorCode } from './error.ts';
export { readPwgRaster } from './pages.ts';
export type { RasterPage } from './pages.ts';
