import type { Clock } from '@hallway/device-drivers';
import type { CoreConfig } from '../config.ts';
import { checkPaper, type KeyList, type PaperCheck, type StatusList } from '../papers/index.ts';
import type { Catalogue } from '../people/index.ts';
import type { Seal } from '../seal/index.ts';

/** Checks the code of a paper: null when it is none, `unable` before the seals of the university have come. */
export type PaperDesk = (code: string) => Promise<PaperCheck | 'unable' | null>;

export interface PaperDeskRooms {
  config: CoreConfig;
  catalogue: Catalogue;
  keyList: KeyList;
  statusList: StatusList;
  seal: Seal;
  clock: Clock;
}

/** The check of papers with what this kiosk holds, so that it needs no network. */
export function openPaperDesk(rooms: PaperDeskRooms): PaperDesk {
  const { config, catalogue, keyList, statusList, seal, clock } = rooms;
  const words = {
    documentName: (document: string) =>
      catalogue.entries().find((entry) => entry.document === document)?.name ?? {
        zh: document,
        en: document,
      },
    verifyOrigin: config.university.verifyOrigin,
  };
  return async (code) => {
    const [own, keys] = [seal.current(), keyList.current()];
    if (!own || !keys) return 'unable';
    const status = statusList.text();
    const trust = { rootPem: own.rootPem, keys, ...(status === null ? {} : { status }) };
    return checkPaper(code, trust, words, new Date(clock.now()));
  };
}
