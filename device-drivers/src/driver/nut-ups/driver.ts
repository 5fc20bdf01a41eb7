import { defineDriver } from '../driver.ts';
import { nutUpsOptionsSchema } from './options.ts';
import { NutUps } from './ups.ts';

/** Uninterruptible power supplies that Network UPS Tools speaks with. */
export const nutUpsDriver = defineDriver({
  kind: 'ups',
  name: 'nut-ups',
  options: nutUpsOptionsSchema,
  create: (id, options, context) => new NutUps(id, options, context),
});
