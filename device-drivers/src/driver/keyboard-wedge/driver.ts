import { defineDriver } from '../driver.ts';
import { keyboardWedgeOptionsSchema } from './options.ts';
import { KeyboardWedge } from './wedge.ts';

/** Card readers that pose as a keyboard and type the card's number. Linux only. */
export const keyboardWedgeDriver = defineDriver({
  kind: 'card-reader',
  name: 'keyboard-wedge',
  options: keyboardWedgeOptionsSchema,
  create: (id, options, context) => new KeyboardWedge(id, options, context),
});
