import type { Screen, ScreenName } from '../../bridge/index.ts';

/** The data of one screen by its name. */
export type ScreenProps<N extends ScreenName> = { screen: Extract<Screen, { name: N }> };
