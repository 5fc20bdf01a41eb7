import type { IppAttribute, IppGroup, IppMessage, IppValue, TextType } from './message.ts';

/** Builders: `attr('copies', integer(1))`. */
export function attr(name: string, ...values: IppValue[]): IppAttribute {
  return { name, values };
}

export const integer = (value: number): IppValue => ({ type: 'integer', value });
export const enumeration = (value: number): IppValue => ({ type: 'enum', value });
export const boolean = (value: boolean): IppValue => ({ type: 'boolean', value });
export const range = (lower: number, upper: number): IppValue => ({
  type: 'rangeOfInteger',
  value: { lower, upper },
});
export const collection = (...members: IppAttribute[]): IppValue => ({
  type: 'collection',
  value: members,
});
export const noValue: IppValue = { type: 'no-value' };

const textBuilder =
  (type: TextType) =>
  (value: string): IppValue => ({ type, value });

export const keyword = textBuilder('keyword');
export const name = textBuilder('nameWithoutLanguage');
export const text = textBuilder('textWithoutLanguage');
export const uri = textBuilder('uri');
export const charset = textBuilder('charset');
export const naturalLanguage = textBuilder('naturalLanguage');
export const mimeType = textBuilder('mimeMediaType');

/** Every group of one kind, in order: a Get-Jobs answer has one job group for each job. */
export function groupsOf(message: IppMessage, tag: number): IppGroup[] {
  return message.groups.filter((group) => group.tag === tag);
}

/** The values of an attribute; empty when it is absent. */
export function valuesOf(attributes: readonly IppAttribute[], wanted: string): IppValue[] {
  return attributes.find((attribute) => attribute.name === wanted)?.values ?? [];
}

/** The first number of an integer or enum attribute; null when absent or of another type. */
export function numberOf(attributes: readonly IppAttribute[], wanted: string): number | null {
  const value = valuesOf(attributes, wanted)[0];
  return value?.type === 'integer' || value?.type === 'enum' ? value.value : null;
}

export function booleanOf(attributes: readonly IppAttribute[], wanted: string): boolean | null {
  const value = valuesOf(attributes, wanted)[0];
  return value?.type === 'boolean' ? value.value : null;
}

/** All strings of an attribute, with or without language; values of other types are left out. */
export function stringsOf(attributes: readonly IppAttribute[], wanted: string): string[] {
  return valuesOf(attributes, wanted).flatMap((value) => {
    const found = stringOfValue(value);
    return found === null ? [] : [found];
  });
}

export function stringOf(attributes: readonly IppAttribute[], wanted: string): string | null {
  return stringsOf(attributes, wanted)[0] ?? null;
}

/** All numbers of an integer or enum attribute. */
export function numbersOf(attributes: readonly IppAttribute[], wanted: string): number[] {
  return valuesOf(attributes, wanted).flatMap((value) =>
    value.type === 'integer' || value.type === 'enum' ? [value.value] : [],
  );
}

/** The largest number of a range or integer attribute; null when absent or of another type. */
export function upperBoundOf(attributes: readonly IppAttribute[], wanted: string): number | null {
  const value = valuesOf(attributes, wanted)[0];
  if (value?.type === 'rangeOfInteger') return value.value.upper;
  return value?.type === 'integer' ? value.value : null;
}

function stringOfValue(value: IppValue): string | null {
  if (value.type === 'textWithLanguage' || value.type === 'nameWithLanguage') {
    return value.value.text;
  }
  return 'value' in value && typeof value.value === 'string' ? value.value : null;
}
