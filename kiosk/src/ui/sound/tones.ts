import type { Events } from '../../bridge/index.ts';

type Tone = Events['tone'];

/** Frequencies in hertz, one after the other: up to take, level to attend, a falling third when done. */
const melodies: Record<Tone, readonly number[]> = {
  take: [523.25, 783.99],
  attention: [587.33, 587.33],
  done: [783.99, 659.25, 523.25],
};

const NOTE_S = 0.16;
const LOUDNESS = 0.2;

let context: AudioContext | null = null;

/** Plays one of the three short tones. Silent until the page has been touched once, as browsers require. */
export function playTone(tone: Tone): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  const start = context.currentTime;
  for (const [index, frequency] of melodies[tone].entries()) {
    const from = start + index * NOTE_S;
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + NOTE_S);
  }
}
