/** Hundredths of a yuan as people write them: ¥10.00. */
export function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}
