/**
 * Key of the record in partition `config` that says how the university decides over its documents: the rule set of
 * `certificates/rules`, which checks it.
 */
export const rulesKey = 'rules';
