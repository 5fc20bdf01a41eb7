import type { Claim, KioskConfig, Person } from '@hallway/protocol';
import type { Bilingual, DeviceLine, SlipView } from '../../bridge/index.ts';
import type { Assessment } from '../health/types.ts';
import type { AttemptOf } from './services.ts';

/** Everything the screen shows that is not of the visit. */
export interface ViewStatus {
  kioskId: string;
  university: Bilingual;
  panelWidthMm: number;
  /** Null until central has told where this kiosk stands. */
  config: KioskConfig | null;
  /** Epoch ms since when central is not there; null while it is. */
  offlineSince: number | null;
  assessment: Assessment;
  /** What this person can go on with here; asked only on their own page. */
  resumable(person: Person): Claim | null;
  /** The machine itself; asked only when a technician looks. */
  maintenance(): { devices: DeviceLine[]; outbox: number; version: string };
  /** The slip about a job without certain paper; null when there is none. */
  slip(job: AttemptOf): SlipView | null;
  /** Whether only the person can tell if the paper of a job is stamped. */
  stampInDoubt(job: AttemptOf): boolean;
  /** Epoch ms of this view. */
  now: number;
}

const helpWindow: Bilingual = { zh: '服务窗口', en: 'the help window' };

/** Where people help when this machine cannot; before central has told, in general words. */
export function helpOf({ config }: Pick<ViewStatus, 'config'>): Bilingual {
  return config?.helpWindow ?? helpWindow;
}

/** The same as part of a sentence: 服务窗口（综合窗口 1 号…）. */
export function helpInWords(config: KioskConfig | null): Bilingual {
  if (!config) return helpWindow;
  const { zh, en } = config.helpWindow;
  return { zh: `${helpWindow.zh}（${zh}）`, en: `${helpWindow.en} (${en})` };
}
