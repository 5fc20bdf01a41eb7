export * from './contract.ts';
export * from './error.ts';
export type * from './view.ts';
