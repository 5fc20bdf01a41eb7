import { z } from 'zod';
import { namedConditions, type NamedCondition } from './fields.ts';

/** When something is printed. */
export type Condition =
  | NamedCondition
  | { field: string; is: 'present' | 'absent' }
  | { field: string; equals: string | number | boolean }
  | { option: string }
  | { not: Condition }
  | { all: Condition[] }
  | { any: Condition[] };

const names = Object.keys(namedConditions) as [NamedCondition, ...NamedCondition[]];
const fieldName = z.string().max(50);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.enum(names),
    z.strictObject({ field: fieldName, is: z.enum(['present', 'absent']) }),
    z.strictObject({
      field: fieldName,
      equals: z.union([z.string().max(100), z.number(), z.boolean()]),
    }),
    z.strictObject({ option: z.string().max(24) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ all: z.array(conditionSchema).min(1).max(8) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(8) }),
  ]),
);

/** Every condition inside a condition that asks something, itself included. */
export function* simpleConditions(
  condition: Condition,
): Generator<Exclude<Condition, { not: Condition } | { all: Condition[] } | { any: Condition[] }>> {
  if (typeof condition === 'object') {
    if ('not' in condition) return yield* simpleConditions(condition.not);
    const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
    if (parts) {
      for (const part of parts) yield* simpleConditions(part);
      return;
    }
  }
  yield condition as Exclude<
    Condition,
    { not: Condition } | { all: Condition[] } | { any: Condition[] }
  >;
}
