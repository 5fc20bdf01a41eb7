export { Interpreter } from './interpreter.ts';
export type { InterpreterSettings } from './interpreter.ts';
export type * from './operations.ts';
