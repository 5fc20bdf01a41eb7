export { Bitmap } from './bitmap.ts';
export type { Glyphs, Outline, PathCommand } from './glyphs.ts';
export { Painter } from './painter.ts';
export { encodePng } from './png.ts';
