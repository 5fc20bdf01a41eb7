import type { DeviceHealth } from '@hallway/device-drivers';
import {
  availabilityWords,
  kindWords,
  levelWords,
  reasonWords,
} from '@hallway/protocol/health-words';
import { expect } from 'vitest';

const lifecycles = ['closed', 'idle', 'busy', 'error'];
const severities = ['report', 'warning', 'error'];

/** Every word of a sample is one that a technician finds translated at central. */
export function expectVocabulary(health: DeviceHealth): void {
  const { kind, lifecycle, availability, reasons, supplies } = health;
  expect(lifecycles).toContain(lifecycle);
  expectWord(kind, kindWords);
  expectWord(availability, availabilityWords);
  for (const { keyword, severity, since } of reasons) {
    expectWord(keyword, reasonWords);
    expect(severities).toContain(severity);
    expect(since).toBeGreaterThan(0);
  }
  for (const { level } of supplies) expectWord(level, levelWords);
}

/** A word without a translation is given back as it is. */
function expectWord(word: string, words: (word: string) => { zh: string }): void {
  expect(words(word).zh, `a word for ${word}`).not.toBe(word);
}
