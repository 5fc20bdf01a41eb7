export { decodeIpp } from './decode.ts';
export type { DecodedIpp } from './decode.ts';
export { encodeIpp } from './encode.ts';
export { IppBoundary } from './boundary.ts';
export { IppCodecError } from './error.ts';
export type { IppCodecErrorCode } from './error.ts';
export { defaultLimits } from './limits.ts';
export type { IppLimits } from './limits.ts';
export { dateTimeOf, instantOf } from './date-time.ts';
export { GroupTag, ValueTag } from './tags.ts';
export { Operation, Status, isSuccessful, statusName } from './operations.ts';
export type {
  IppAttribute,
  IppDateTime,
  IppGroup,
  IppMessage,
  IppValue,
  OutOfBandType,
  TextType,
} from './message.ts';
