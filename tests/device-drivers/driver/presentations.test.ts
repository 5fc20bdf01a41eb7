import { expect, it } from 'vitest';
import { Presentations } from '../../../device-drivers/src/driver/serial-card-reader/presentations.ts';

it('takes a minute of repeats for one presentation', () => {
  const presentations = new Presentations(1_000);
  const sightings = Array.from({ length: 1_200 }, (_, at) => presentations.sight('A', at * 50));
  expect(sightings.filter((sighting) => sighting === 'new')).toHaveLength(1);
  expect(presentations.sight('A', 61_000)).toBe('new');
});

it('knows a quick change of cards from two cards at once', () => {
  const presentations = new Presentations(1_000);
  expect(presentations.sight('A', 0)).toBe('new');
  expect(presentations.sight('B', 300)).toBe('new');
  expect(presentations.sight('B', 350)).toBe('still-there');
  expect(presentations.sight('A', 400)).toBe('several');
  expect(presentations.sight('A', 450)).toBe('still-there');
  expect(presentations.sight('A', 2_000)).toBe('new');
});
