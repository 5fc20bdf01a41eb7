/** A figure, the most it may be, and whether it is. */
export interface Goal {
  value: number;
  atMost: number;
  holds: boolean;
}

export function goal(value: number, atMost: number): Goal {
  return { value: round2(value), atMost, holds: value <= atMost };
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
