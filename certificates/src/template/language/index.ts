/** What a template may say: fields by name, the ways to write each, and conditions with a name. Runs in browsers. */
export { fields, namedConditions, pageFields, type NamedCondition } from './fields.ts';
export { formatsOf } from './formats.ts';
export { isClaimable } from '../../code/statements.ts';
