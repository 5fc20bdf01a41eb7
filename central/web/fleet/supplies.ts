import type { Beat } from '@hallway/protocol';

/** Paper left as the printer counts it: `420`, `35 %`, or null when it does not say. Sheets say more than percent. */
export function paperOf(beat: Beat): string | null {
  const papers = beat.devices
    .flatMap((device) => device.supplies)
    .filter((supply) => supply.kind === 'paper');
  const counted = papers.flatMap((paper) =>
    typeof paper.sheets === 'number' ? [paper.sheets] : [],
  );
  if (counted.length > 0) return String(counted.reduce((sum, sheets) => sum + sheets, 0));
  const percents = papers.flatMap((paper) => (paper.percent === null ? [] : [paper.percent]));
  return percents.length > 0 ? `${Math.round(Math.min(...percents))} %` : null;
}
