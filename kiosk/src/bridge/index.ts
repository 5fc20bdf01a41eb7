export * from './contract.ts';
export type * from './view.ts';
