import type { Refusal } from '@hallway/certificates/rules';
import type { CatalogueEntry } from '@hallway/protocol';
import type { RefusalView } from '../../bridge/index.ts';

/** What a refusal may lead to. */
export interface Surroundings {
  /** Every document central knows, enabled at this kiosk or not. */
  catalogue: readonly CatalogueEntry[];
  /** Key of a document on the person's list here; null when it is not on it. */
  keyOf: (document: string) => string | null;
}

/**
 * A refusal of the rules as this machine can honour it: what it cannot do itself (print the document offered, confirm
 * a name that no record holds) is sent to the office that can.
 */
export function refusalView(refusal: Refusal, around: Surroundings): RefusalView {
  const { catalogue, keyOf } = around;
  const offered = catalogue.find((entry) => entry.document === refusal.offer) ?? null;
  const key = offered && keyOf(offered.document);
  const view: RefusalView = {
    rule: refusal.rule,
    message: refusal.message,
    field: refusal.field,
    value: refusal.value,
    fix: refusal.fix,
    owner: refusal.owner,
    next: refusal.next,
    offer: offered && key !== null ? offered.name : null,
    ...(key !== null && { offerDocument: key }),
  };
  if (refusal.next === 'other-document' && key === null) {
    return { ...view, next: 'none', fix: elsewhere(refusal, offered) };
  }
  if (refusal.next === 'confirm-name') return { ...view, next: 'correction', fix: bringPassport };
  return view;
}

function elsewhere(refusal: Refusal, offered: CatalogueEntry | null): Refusal['fix'] {
  const zh = offered ? `《${offered.name.zh}》` : '您需要的证明';
  const en = offered ? `“${offered.name.en}”` : 'the document you need';
  return {
    zh: `本机还不能打印${zh}，请到窗口办理：${refusal.owner.zh}。`,
    en: `This kiosk cannot print ${en} yet. Please ask at the window: ${refusal.owner.en}.`,
  };
}

const bringPassport = {
  zh: '请带护照到窗口登记英文姓名；登记后即可在这里确认并打印。',
  en: 'Please bring your passport to the window to have your name put on record; then you can confirm it and print here.',
};
