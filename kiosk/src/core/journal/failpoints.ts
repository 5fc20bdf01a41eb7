/** A point at which a crash has a meaning of its own: before or after the write of an event. */
export type Failpoint<Event extends string> = `${'before' | 'after'}:${Event}`;

/** Every such point of a journal that writes these events. */
export function failpointsOf<Event extends string>(
  writes: readonly Event[],
): readonly Failpoint<Event>[] {
  return writes.flatMap((write): Failpoint<Event>[] => [`before:${write}`, `after:${write}`]);
}
