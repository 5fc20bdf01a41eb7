const hidden = '*';

/**
 * A name for eyes that should know it already: enough to compare with the paper, too little to collect.
 * Chinese names lose their second character (林晓 → 林*, 王若溪 → 王*溪); in names of Latin letters the first word stays
 * and of every further word the initial (OKOYE Amina → OKOYE A***).
 */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length > 1) {
    const [first = '', ...rest] = words;
    return [first, ...rest.map((word) => `${Array.from(word)[0] ?? ''}***`)].join(' ');
  }
  return Array.from(name)
    .map((character, at) => (at === 1 ? hidden : character))
    .join('');
}
