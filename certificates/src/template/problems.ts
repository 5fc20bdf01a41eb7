import type { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { Bilingual } from '../documents/types.ts';

/** One thing that is wrong with a template, at the place where it is. */
export interface TemplateProblem {
  /** JSON Pointer (RFC 6901) into the template; empty for the whole. */
  pointer: string;
  text: Bilingual;
}

/** A template that does not keep to the schema; the message names each place by its pointer. */
export class TemplateError extends Error {
  readonly code = 'TEMPLATE';
  override name = 'TemplateError';
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[]) {
    super(problems.map(({ pointer, text }) => `${pointer}: ${text.en}`).join('\n'));
    this.problems = problems;
  }
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const chinese = zhCN().localeError;
const english = en().localeError;

/** RFC 6901 §3: `~` and `/` inside a name are written `~0` and `~1`. */
export function pointerOf(path: Path): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** What is wrong, place by place, in both languages. */
export function problemsOf(error: z.ZodError): TemplateProblem[] {
  return error.issues.flatMap((issue) => spread(issue, []));
}

/** An unknown member is named itself, not its parent; of a union, the branch that was most nearly meant. */
function spread(issue: Issue, parent: Path): TemplateProblem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...path, key]),
      text: { zh: `模板中没有“${key}”这一项`, en: `a template has no member "${key}"` },
    }));
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.filter((branch) => branch.length > 0).toSorted(byDepth)[0];
    if (meant) return meant.flatMap((inner) => spread(inner, path));
  }
  return [{ pointer: pointerOf(path), text: wordsOf(issue) }];
}

/** The branch that got furthest before it failed. */
function byDepth(a: readonly Issue[], b: readonly Issue[]): number {
  return depth(b) - depth(a);
}

function depth(branch: readonly Issue[]): number {
  const wrongType = branch.some((one) => one.code === 'invalid_type' && one.path.length === 0);
  return wrongType ? -1 : Math.max(...branch.map((one) => one.path.length));
}

function wordsOf(issue: Issue): Bilingual {
  // Checks of our own say both themselves.
  if (issue.code === 'custom') {
    const zh: unknown = issue.params?.['zh'];
    return { zh: typeof zh === 'string' ? zh : issue.message, en: issue.message };
  }
  const bare = { ...issue, message: undefined } as Parameters<typeof chinese>[0];
  return { zh: said(chinese(bare), issue), en: said(english(bare), issue) };
}

function said(words: ReturnType<typeof chinese>, { message }: Issue): string {
  if (typeof words === 'string') return words;
  return words?.message ?? message;
}
