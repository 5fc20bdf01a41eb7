import { testScreens } from './gallery/suite.ts';

/** Structure and colours are those of Chinese; of the variants only the long run looks at English words once more. */
testScreens('en', ({ pictured }) => pictured || process.env['HALLWAY_LONG'] !== undefined);
