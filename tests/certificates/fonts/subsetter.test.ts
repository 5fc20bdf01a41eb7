import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadTypefaces } from '@hallway/certificates';

const codePoints = (text: string) => Array.from(text, (c) => c.codePointAt(0) ?? 0);

/** The memories of all modules started while a task runs. */
async function memoriesOf<T>(task: () => Promise<T>) {
  const platform = (globalThis as unknown as { WebAssembly: Record<string, unknown> }).WebAssembly;
  const instantiate = platform['instantiate'] as (
    ...given: unknown[]
  ) => Promise<{ exports: { memory: { buffer: ArrayBuffer } } }>;
  const memories: { buffer: ArrayBuffer }[] = [];
  platform['instantiate'] = async (...given: unknown[]) => {
    const instance = await instantiate.apply(platform, given);
    memories.push(instance.exports.memory);
    return instance;
  };
  try {
    return { result: await task(), sizes: () => memories.map(({ buffer }) => buffer.byteLength) };
  } finally {
    platform['instantiate'] = instantiate;
  }
}

describe('subsets', () => {
  it('are the bytes they were when this version of HarfBuzz was approved', async () => {
    const { regular, bold } = await (await loadTypefaces()).facesFor(['\u{20000}']);
    const text = '兹证明林晓龘，女，2006年3月14日生 LIN Xiao';
    const hash = (bytes?: Uint8Array) =>
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex')
        .slice(0, 16);
    expect({
      regular: hash(regular[0]?.subset(codePoints(text))),
      bold: hash(bold[0]?.subset(codePoints(text))),
      hanamin: hash(regular.at(-1)?.subset(codePoints('𠀀𪚥𫝀𫠠𬎆'))),
    }).toEqual({
      regular: '66ac0aaf7eaf55a6',
      bold: '36ca965a2674c5af',
      hanamin: '645d2183155f8533',
    });
  });

  it('of a thousand papers need no more memory than the first hundred', async () => {
    const { result: faces, sizes } = await memoriesOf(async () =>
      (await loadTypefaces()).facesFor(['\u{20000}']),
    );
    const paper = (i: number) => {
      for (const face of [faces.regular[0], faces.bold[0]]) {
        face?.subset(Array.from({ length: 60 }, (_, k) => 0x4e00 + ((i * 61 + k * 317) % 20_000)));
      }
      if (i % 10 === 0) faces.regular.at(-1)?.subset([0x20000 + i * 40, 0x2a700 + i]);
    };
    for (let i = 0; i < 100; i++) paper(i);
    const before = sizes();
    expect(before).toHaveLength(5);
    for (let i = 100; i < 1100; i++) paper(i);
    expect(sizes()).toEqual(before);
  });
});
