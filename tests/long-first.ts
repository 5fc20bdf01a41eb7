import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Minutes each, though they are small: they name a suite that stands elsewhere. */
const longest = ['/tests/kiosk/ui/screens-', '/tests/kiosk/core/printing/kill/'];

/**
 * Starts the longest files before all others. The usual order, the larger file first where no earlier run is remembered,
 * leaves them for the end: a minute or three in which nothing runs beside them.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((place) => moduleId.includes(place));
    const { first = [], others = [] } = Object.groupBy(sorted, (file) =>
      isLong(file) ? 'first' : 'others',
    );
    return [...first, ...others];
  }
}
