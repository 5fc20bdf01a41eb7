import type { IppDateTime } from './message.ts';

/** The instant of an IPP dateTime, as epoch milliseconds; NaN when its fields name no real time. */
export function instantOf(time: IppDateTime): number {
  const { year, month, day, hour, minute, second } = time;
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC rolls 30 February over into March.
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return Number.NaN;
  const east = time.utcDirection === '+' ? 1 : -1;
  const minutes = hour * 60 + minute - east * (time.utcHours * 60 + time.utcMinutes);
  return midnight.getTime() + (minutes * 60 + second) * 1000 + time.deciSecond * 100;
}

/** An instant as an IPP dateTime in UTC. */
export function dateTimeOf(epochMs: number): IppDateTime {
  const date = new Date(epochMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    deciSecond: Math.floor(date.getUTCMilliseconds() / 100),
    utcDirection: '+',
    utcHours: 0,
    utcMinutes: 0,
  };
}
