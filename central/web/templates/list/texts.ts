import type { StepName, TemplateState, TemplateVersion } from '../../contract/templates.ts';
import type { Bilingual, Language } from '../../shared/bilingual.ts';
import { calendarDay } from '../../shared/time.ts';

export const states: Record<TemplateState, Bilingual> = {
  draft: { zh: '草稿', en: 'Draft' },
  review: { zh: '待审核', en: 'Under review' },
  published: { zh: '已发布', en: 'Published' },
  retired: { zh: '已停用', en: 'Retired' },
  withdrawn: { zh: '未采用', en: 'Withdrawn' },
};

/** A shape for each state, so that the word does not stand alone. */
export const marks: Record<TemplateState, string> = {
  draft: '◌',
  review: '◐',
  published: '●',
  retired: '○',
  withdrawn: '×',
};

export const steps: Record<StepName, Bilingual> = {
  delivered: { zh: '随系统交付', en: 'Came with the program' },
  begun: { zh: '新建', en: 'Begun' },
  edited: { zh: '修改', en: 'Changed' },
  submitted: { zh: '提交审核', en: 'Handed in' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  returned: { zh: '退回', en: 'Returned' },
  released: { zh: '发布', en: 'Released' },
  retired: { zh: '停用', en: 'Retired' },
  restored: { zh: '恢复旧版', en: 'Brought back' },
};

export const paperLanguages: Record<'zh' | 'en', Bilingual> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

/** Where a version stands, in words. */
export function stateWords(version: TemplateVersion, today: string): Bilingual {
  if (version.inForce) return { zh: '正在使用', en: 'In force' };
  const { state, startsOn } = version;
  if (state === 'published' && startsOn && startsOn > today) {
    const on = (language: Language) => calendarDay(startsOn, language);
    return { zh: `${on('zh')}启用`, en: `Starts ${on('en')}` };
  }
  if (state === 'published') return { zh: '已被新版取代', en: 'Replaced by a later one' };
  return states[state];
}
