/** What documents state of people beyond their own records, and which of it an office has approved. */
export { createDataCheck, type DataCheck } from './check.ts';
export { createPaperDesk, type PaperDesk } from './desk.ts';
export { createLooks, type Looks } from './looks.ts';
export { migrations } from './migrations.ts';
export { createPapers, type Papers } from './papers.ts';
export { paperRoutes } from './routes.ts';
export { createUses, type Uses } from './uses.ts';
