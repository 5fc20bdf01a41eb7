import type { University } from '../documents/types.ts';
import { loadTypefaces } from '../fonts/load.ts';
import type { Typefaces } from '../fonts/typefaces.ts';
import { packagedTemplates } from '../template/packaged.ts';
import { composeEngine } from './engine.ts';
import type { ProfileName } from './profile.ts';
import type { RenderEngine, TemplateInForce } from './types.ts';

/**
 * Loads HarfBuzz and the faces from their packages, draws the static layers of the templates and tries each out. Once for
 * a process, and only in Node.
 *
 * @param options.templates those that come with this release when absent
 * @param options.typefaces those of the packages when absent, with HanaMinB where it is installed
 * @param options.profile PDF/A-2u when absent
 * @throws when a template, a face or the configuration is unfit, e.g. GlyphMissingError for the university's own name
 */
export async function createRenderEngine(options: {
  university: University;
  templates?: readonly TemplateInForce[];
  profile?: ProfileName;
  typefaces?: Typefaces;
}): Promise<RenderEngine> {
  const { templates, typefaces = await loadTypefaces(), ...parts } = options;
  const engine = composeEngine({ ...parts, typefaces });
  const [unfit] = await engine.use(templates ?? (await packagedInForce()));
  if (unfit) throw unfit.error;
  return engine;
}

async function packagedInForce(): Promise<TemplateInForce[]> {
  const templates = await packagedTemplates();
  return templates.map((loaded) => ({ ...loaded, startsOn: '2000-01-01' }));
}
