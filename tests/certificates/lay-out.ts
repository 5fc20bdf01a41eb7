import { demoUniversity, type IssueInput, type RenderEngine } from '@hallway/certificates';
import type { Typefaces } from '../../certificates/src/fonts/typefaces.ts';
import { layoutBackground } from '../../certificates/src/layout/background.ts';
import { layoutDocument, type LayoutParts } from '../../certificates/src/layout/layout.ts';
import type { Layout } from '../../certificates/src/layout/ops.ts';
import { bindAll } from '../../certificates/src/template/bind-all.ts';
import { Binder } from '../../certificates/src/template/bind.ts';

/** The ops of a paper, for engines that only draw; what the render engine itself writes into its file. */
export async function layOut(
  input: IssueInput,
  parts: { engine: RenderEngine; typefaces: Typefaces; kid: string; qr: string },
): Promise<Layout & Pick<LayoutParts, 'background' | 'faces'>> {
  const { document, language, issuedAt } = input;
  const template = parts.engine.inForce(document, language, issuedAt)?.template;
  if (template?.form !== 'sheet') throw new RangeError(`no sheet ${document}-${language}`);
  const binder = new Binder({ input, university: demoUniversity, template });
  bindAll(template, binder);
  const faces = await parts.typefaces.facesFor(binder.printed.values());
  const background = layoutBackground(template);
  const { name, sealPurpose } = demoUniversity.offices[template.office];
  const seal = {
    arc: demoUniversity.zh + (template.office === 'university' ? '' : name.zh),
    purpose: sealPurpose,
    number: parts.kid,
  };
  const layout = layoutDocument({ template, binder, faces, background, seal, qr: parts.qr });
  return { ...layout, background, faces };
}
