/** Where two values of JSON differ, as paths of the deepest members: `rules.R02.on`. Lists are one value. */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys]
      .filter((key) => path !== '' || key !== 'version')
      .flatMap((key) =>
        changedPaths(before[key], after[key], path === '' ? key : `${path}.${key}`),
      );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
