import type { Ports } from './ports.ts';

/** The certificate printer as printing sees it: what it needs of the `printer` port. */
export type PrinterPort = Pick<
  Ports['printer'],
  'identify' | 'profile' | 'validate' | 'createJob' | 'sendDocument' | 'job' | 'jobs' | 'cancel'
>;
