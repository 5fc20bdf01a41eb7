import {
  documentKind,
  packagedTemplates,
  signDocumentKinds,
  type StatementSigner,
} from '@hallway/certificates';

/** What the papers of this release are called, signed. */
export async function signPackagedKinds(signer: StatementSigner, at: Date): Promise<string> {
  const kinds = (await packagedTemplates()).map(({ template }) => [
    `${template.id}-${template.language}@${template.version}`,
    documentKind(template),
  ]);
  return signDocumentKinds(Object.fromEntries(kinds), at, signer);
}
