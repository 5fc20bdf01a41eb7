import { readdir, readFile } from 'node:fs/promises';
import { parseTemplate, type LoadedTemplate } from './library.ts';

const folder = new URL('../../templates/', import.meta.url);

/** The templates that come with this release as they were written, one for each document and language. */
export async function packagedSources(): Promise<unknown[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name): Promise<unknown> =>
      JSON.parse(await readFile(new URL(name, folder), 'utf8')),
    ),
  );
}

/** The templates that come with this release. */
export async function packagedTemplates(): Promise<LoadedTemplate[]> {
  return (await packagedSources()).map(parseTemplate);
}
