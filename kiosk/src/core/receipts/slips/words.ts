import type { Bilingual } from '../../../bridge/index.ts';

/** How a job ended that put out no certain paper. */
export type Ending = 'ambiguous' | 'given-up' | 'not-printed';

/** What happened, what was kept, what to do now. A slip is read later and elsewhere, so it explains itself. */
export interface SlipWords {
  happened: Bilingual;
  kept: Bilingual;
  todo: Bilingual;
}

const nothingCounts: Bilingual = {
  zh: '这份证明的编号已作废，不占用您的份数。',
  en: 'The number of this certificate is void. It does not count against your copies.',
};

export const endings: Readonly<Record<Ending, SlipWords>> = {
  ambiguous: {
    happened: {
      zh: '打印没有正常结束，机器无法确认纸张有没有出来。',
      en: 'Printing did not end as it should. The machine cannot tell whether your paper came out.',
    },
    kept: {
      zh: '这份证明的记录已保存。如果没有出纸，它会作废，不占用您的份数。',
      en: 'The record of this certificate is kept. If no paper came out, it will be made void and will not count against your copies.',
    },
    todo: {
      zh: '请看出纸口：有纸请取走；没有纸请带本条到服务窗口，报上面的编号。',
      en: 'Look at the paper slot and take your paper if it is there. If not, bring this slip to the help window and give the number above.',
    },
  },
  'given-up': {
    happened: {
      zh: '打印已经取消，没有出纸。',
      en: 'Printing was cancelled and no paper came out.',
    },
    kept: nothingCounts,
    todo: {
      zh: '可以在任何一台终端重新办理，也可以带本条到服务窗口。',
      en: 'You may start again at any kiosk, or bring this slip to the help window.',
    },
  },
  'not-printed': {
    happened: {
      zh: '打印机没有完成打印，没有出纸。',
      en: 'The printer did not print, and no paper came out.',
    },
    kept: nothingCounts,
    todo: {
      zh: '请换一台终端重新办理，或带本条到服务窗口。',
      en: 'Please try at another kiosk, or bring this slip to the help window.',
    },
  },
};
