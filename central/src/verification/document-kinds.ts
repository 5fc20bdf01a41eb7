import {
  documentKind,
  signDocumentKinds,
  templateKey,
  type LoadedTemplate,
  type StatementSigner,
} from '@hallway/certificates';

export interface DocumentKindsDeps {
  signer: StatementSigner;
  /** Every version that was ever released: old papers are told in the words of their own. */
  released: () => readonly LoadedTemplate[];
  now: () => number;
}

/** What verifiers are told of the kinds of papers there are, signed anew when a version was released. */
export class PublishedKinds {
  readonly #deps: DocumentKindsDeps;
  /** Hashes of the versions that were signed last. */
  #of: string | null = null;
  #signed: Promise<string> = Promise.resolve('');

  constructor(deps: DocumentKindsDeps) {
    this.#deps = deps;
  }

  current(): Promise<string> {
    const released = this.#deps.released();
    const of = released.map(({ hash }) => hash).join();
    if (of !== this.#of) {
      this.#of = of;
      this.#signed = this.#sign(released);
      this.#signed.catch(() => {
        this.#of = null;
      });
    }
    return this.#signed;
  }

  #sign(released: readonly LoadedTemplate[]): Promise<string> {
    const kinds = released.map(({ template }) => {
      const { id, language, version } = template;
      return [templateKey({ document: id, language, version }), documentKind(template)];
    });
    const { signer, now } = this.#deps;
    return signDocumentKinds(Object.fromEntries(kinds), new Date(now()), signer);
  }
}
