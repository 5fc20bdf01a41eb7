import { expect, test } from 'vitest';
import { en } from '../../../../kiosk/src/ui/i18n/en.ts';
import { zhCN } from '../../../../kiosk/src/ui/i18n/zh-CN.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[path + key, value]]
        : [...flatten(value, `${path}${key}.`).entries()],
    ),
  );
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

const chinese = flatten(zhCN);
const english = flatten(en);

test('English adds nothing but its singulars', () => {
  const extra = [...english.keys()].filter((key) => !chinese.has(key));
  expect(extra.every((key) => chinese.has(key.replace(/_one$/, '_other')))).toBe(true);
});

test.each([...chinese])('%s says the same in both languages', (key, text) => {
  const other = english.get(key) ?? '';
  expect(other.trim()).not.toBe('');
  expect(placeholders(other)).toEqual(placeholders(text));
});

test('no text speaks in codes or leaves ASCII punctuation in Chinese', () => {
  const foreign = [...chinese]
    .filter(([key]) => !['bar.language', 'attract.beginOther', 'printing.sheets'].includes(key))
    .filter(([, text]) => /[,;:!?]/.test(text.replaceAll(/\{\{.*?\}\}/g, '')));
  expect(foreign).toEqual([]);
});
