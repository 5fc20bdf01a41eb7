import type { zhCN } from './zh-CN.ts';

/**
 * The shape every other language must fill. A key that ends in `_other` needs its `_one` too,
 * because Chinese counts with one form and English with two.
 */
type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
} & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};

export type Catalogue = Translated<typeof zhCN>;
