/** Where the power comes from, and when the machine must be put down before it ends. */
export { PowerWatch } from './power-watch.ts';
export type { Supply } from './supply.ts';
