export { multipartBoundary } from './boundary.ts';
export { MultipartDecoder } from './decoder.ts';
export type { BrokenPart, MultipartReading, Part } from './decoder.ts';
