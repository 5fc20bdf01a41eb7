/** What a decoder accepts before it gives up, so that a hostile peer cannot make it grow or loop. */
export interface IppLimits {
  /** Octets from the version to the end-of-attributes tag. Document data is not counted. */
  maxBytes: number;
  /** Values in the whole message, members of collections included. */
  maxValues: number;
  /** Collections inside collections. */
  maxDepth: number;
}

/** A full Get-Printer-Attributes answer of a large office printer is about 60 kB with about 1500 values. */
export const defaultLimits: IppLimits = { maxBytes: 1 << 20, maxValues: 50_000, maxDepth: 16 };
