import { R01 } from './R01-registration.ts';
import { R02 } from './R02-fees.ts';
import { R03 } from './R03-leave.ts';
import { R04 } from './R04-left.ts';
import { R05 } from './R05-final-year.ts';
import { R06 } from './R06-grades.ts';
import { R07 } from './R07-programme.ts';
import { R08 } from './R08-name.ts';
import { R09 } from './R09-copies.ts';
import { R10 } from './R10-purpose.ts';
import { R11 } from './R11-second-factor.ts';
import { R12 } from './R12-approval.ts';
import { R13 } from './R13-ink-seal.ts';
import type { Rule } from './types.ts';

/**
 * Every rule that decides over a request, most important first: where several refuse, the person is told the first,
 * and the others once it is mended. Unpaid fees are the usual cause of a missing registration, so R02 stands before
 * R01; a password is asked for last, when all else is well.
 */
export const ruleTable: readonly Rule[] = [
  R04,
  R03,
  R13,
  R07,
  R02,
  R01,
  R05,
  R06,
  R12,
  R08,
  R10,
  R09,
  R11,
];
