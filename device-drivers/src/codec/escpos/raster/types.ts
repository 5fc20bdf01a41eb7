/** A bar code: one character a module, 1 is black. */
export interface Bars {
  modules: string;
  /** What stands in writing beside it. */
  text: string;
}
