/**
 * What two spellings of a name have in common: letters alone, without case, accents and the order of its parts, so that
 * `Lin Xiao` finds `LIN Xiao`. Empty for what is no name.
 */
export function nameKey(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return (bare.match(/\p{L}+/gu) ?? []).toSorted().join(' ');
}
