/** What central told this kiosk: people, documents and what they state, its own place. */
export { Catalogue } from './catalogue.ts';
export { OwnConfig } from './kiosk-config.ts';
export { migrations } from './migrations.ts';
export { lastFour, normaliseNo, normaliseUid } from './number.ts';
export { Papers } from './papers.ts';
export { People, type PersonListener } from './people.ts';
export { Rules } from './rules.ts';
export { Skipped } from './skipped.ts';
