import { createInterface } from 'node:readline';
import type { Operator, Words } from '@hallway/device-drivers/probe';

const yes = new Set(['y', 'yes', '是', '好']);
const no = new Set(['n', 'no', '否', '不']);
/** "I do not know" is an answer too. */
const unknown = new Set(['', '?', '？']);

/** The operator at this terminal: asked on standard error, answering on standard input, one line each. */
export function openTerminal(): { operator: Operator; close: () => void } {
  const lines = createInterface({ input: process.stdin });
  const answers = lines[Symbol.asyncIterator]();
  const tell = ({ zh, en }: Words): void => void process.stderr.write(`${zh}\n${en}\n`);

  /** Asks until the answer is one; null at the end of the input. */
  async function ask<T>(question: Words, hint: string, read: (answer: string) => T | undefined) {
    tell(question);
    for (;;) {
      process.stderr.write(`${hint} > `);
      const line = await answers.next();
      if (line.done === true) return null;
      const answer = line.value.trim().toLowerCase();
      const value = unknown.has(answer) ? null : read(answer);
      if (value !== undefined) return value;
    }
  }

  return {
    operator: {
      tell,
      confirm: (question) =>
        ask(question, '是/否 y/n', (answer) => {
          if (yes.has(answer)) return true;
          return no.has(answer) ? false : undefined;
        }),
      count: (question) =>
        ask(question, '数字，不知道就直接回车 · a number, or Enter', (answer) =>
          /^\d{1,4}$/.test(answer) ? Number(answer) : undefined,
        ),
    },
    close: () => lines.close(),
  };
}
