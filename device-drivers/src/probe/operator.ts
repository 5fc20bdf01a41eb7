/** A sentence for people. */
export interface Words {
  zh: string;
  en: string;
}

/** The person who stands at the device while it is probed: the only one who sees what comes out of it. */
export interface Operator {
  tell(words: Words): void;
  /** Null when nobody answers. */
  confirm(question: Words): Promise<boolean | null>;
  /** A whole number from 0; null when they do not know, or nobody answers. */
  count(question: Words): Promise<number | null>;
}

/** The probe ends here, and nothing was learnt that could be declared. */
export class ProbeError extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.name = 'ProbeError';
    this.words = words;
  }
}

/** Asks before anything is printed. @throws ProbeError when the operator does not agree */
export async function requireConsent(operator: Operator, question: Words): Promise<void> {
  if ((await operator.confirm(question)) === true) return;
  throw new ProbeError({
    zh: '没有同意打印，什么也没有打印。',
    en: 'You did not agree, so nothing was printed.',
  });
}
