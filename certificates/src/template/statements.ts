import type { Statement } from '../code/statements.ts';
import type { Binder } from './bind.ts';
import { canonical } from './language/values.ts';

/** What the code on this paper vouches for: the claims its template lists, as far as the issue has them. */
export function statementsOf(binder: Binder): Statement[] {
  const { template } = binder.source;
  return template.claims.flatMap((field) => {
    const value = binder.value(field, {});
    return value === null ? [] : [{ field, value: canonical(value, template.language) }];
  });
}
