import { readdir, readFile } from 'node:fs/promises';
import { parseTemplate, type LoadedTemplate } from './library.ts';

const folder = new URL('../../templates/', import.meta.url);

/** The templates that come with this release, one for each document and language. */
export async function packagedTemplates(): Promise<LoadedTemplate[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) =>
      parseTemplate(JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
    ),
  );
}
