import { expect, it } from 'vitest';
import { Slot } from '../../../device-drivers/src/driver/pcsc/slot.ts';
import type { ReaderState } from '../../../device-drivers/src/transport/pcsc/reader-state.ts';

const EMPTY = 0x10;
const PRESENT = 0x20;
const MUTE = 0x200;

/** A state as PC/SC gives it: what is in the reader, and how often that changed. */
const state = (flags: number, changes: number): ReaderState => ({
  reader: 'R',
  raw: ((changes << 16) | flags) >>> 0,
});

function slotWithCard(): Slot {
  const slot = new Slot('R', 1_000);
  slot.update(state(EMPTY, 0), 0);
  slot.update(state(PRESENT, 1), 0);
  return slot;
}

it('wants each card read once', () => {
  const slot = slotWithCard();
  expect(slot.wantsReading).toBe(true);
  expect(slot.read('04A2B3C4', 0)).toBe('new');
  expect(slot.wantsReading).toBe(false);
  slot.update(state(EMPTY, 2), 5_000);
  expect(slot.wantsReading).toBe(false);
  slot.update(state(PRESENT, 3), 7_000);
  expect(slot.wantsReading).toBe(true);
  expect(slot.read('04A2B3C4', 7_000)).toBe('new');
});

it('takes a card that flickers at the edge of the field for one presentation', () => {
  const slot = slotWithCard();
  slot.read('04A2B3C4', 0);
  slot.update(state(EMPTY, 2), 10_000);
  slot.update(state(PRESENT, 3), 10_300);
  expect(slot.read('04A2B3C4', 10_300)).toBe('still-there');
});

it('sees that the card was changed though nobody looked in between', () => {
  const slot = slotWithCard();
  slot.read('04A2B3C4', 0);
  slot.update(state(PRESENT, 3), 2_000);
  expect(slot.wantsReading).toBe(true);
  expect(slot.read('04D5E6F7', 2_000)).toBe('new');
});

it('counts changes beyond the middle of the counter', () => {
  const slot = slotWithCard();
  slot.update(state(PRESENT, 0xffff), 0);
  slot.read('04A2B3C4', 0);
  slot.update(state(PRESENT, 0xffff), 10);
  expect(slot.wantsReading).toBe(false);
});

it('knows the card that lay there when the service was restarted', () => {
  const slot = slotWithCard();
  slot.read('04A2B3C4', 0);
  slot.forget();
  slot.update(state(PRESENT, 0), 60_000);
  expect(slot.wantsReading).toBe(true);
  expect(slot.read('04A2B3C4', 60_000)).toBe('still-there');
});

it('takes the same card for new when the service came back to an empty reader', () => {
  const slot = slotWithCard();
  slot.read('04A2B3C4', 0);
  slot.forget();
  slot.update(state(EMPTY, 0), 60_000);
  slot.update(state(PRESENT, 1), 62_000);
  expect(slot.read('04A2B3C4', 62_000)).toBe('new');
});

it('takes a card for unreadable after the third failure, and goes on trying', () => {
  const slot = slotWithCard();
  slot.failed();
  slot.failed();
  expect([slot.isUrgent, slot.isUnreadable]).toEqual([true, false]);
  slot.failed();
  expect([slot.isUrgent, slot.isUnreadable]).toEqual([false, true]);
  expect(slot.wantsReading).toBe(true);
  expect(slot.read('04A2B3C4', 0)).toBe('new');
  expect(slot.isUnreadable).toBe(false);
});

it('does not ask a card without a uid twice', () => {
  const slot = slotWithCard();
  slot.unreadable();
  expect([slot.wantsReading, slot.isUnreadable]).toEqual([false, true]);
  slot.update(state(EMPTY, 2), 100);
  expect(slot.isUnreadable).toBe(false);
  slot.update(state(PRESENT, 3), 200);
  expect(slot.isUrgent).toBe(true);
});

it('never gives up a card another program holds', () => {
  const slot = slotWithCard();
  for (let times = 0; times < 10; times++) slot.held();
  expect(slot.isHeld).toBe(true);
  slot.read('04A2B3C4', 0);
  expect(slot.isHeld).toBe(false);
});

it('tries a card that did not answer when it was put there: it may only have been too far away', () => {
  const slot = new Slot('R', 1_000);
  slot.update(state(PRESENT | MUTE, 1), 0);
  expect(slot.wantsReading).toBe(true);
});
