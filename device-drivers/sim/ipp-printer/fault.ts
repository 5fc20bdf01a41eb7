import { statusName } from '../../src/codec/ipp/index.ts';
import type { IppAttribute } from '../../src/codec/ipp/index.ts';

/** A request this printer answers with an error status. */
export class IppFault extends Error {
  override readonly name = 'IppFault';
  readonly status: number;
  /** Answered in the unsupported-attributes group. */
  readonly unsupported: IppAttribute[];

  constructor(status: number, unsupported: IppAttribute[] = []) {
    super(statusName(status));
    this.status = status;
    this.unsupported = unsupported;
  }
}
