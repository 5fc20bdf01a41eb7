import { statSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Octets. A smaller file names a suite that stands elsewhere. */
const WHOLE = 400;

/**
 * Starts the files that run a whole suite before all others. The usual order, the larger file first where no earlier run
 * is remembered, leaves them for the end: a minute or three in which nothing runs beside them.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const { suites = [], others = [] } = Object.groupBy(sorted, ({ moduleId }) =>
      statSync(moduleId).size < WHOLE ? 'suites' : 'others',
    );
    return [...suites, ...others];
  }
}
