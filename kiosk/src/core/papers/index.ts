/** What papers are made with, and papers that come back: their codes are checked here, without a network. */
export { checkPaper, type PaperCheck, type PaperWords } from './check.ts';
export { KeyList } from './key-list.ts';
export { migrations } from './migrations.ts';
export { PaperTemplates, type TemplatesInForce } from './paper-templates.ts';
export { StatusList } from './status-list.ts';
