import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useProgress } from './use-preview.ts';

const texts = {
  first: {
    zh: '正在取排版引擎和字体（约 35 MB，只在第一次）…',
    en: 'Fetching the engine and its fonts (about 35 MB, the first time only)…',
  },
} as const satisfies Record<string, Bilingual>;

/** How far the engine's files have come; nothing once it runs. */
export function Loading() {
  const { say } = useLanguage();
  const progress = useProgress();
  if (!progress) return null;
  return (
    <label className="loading">
      {say(texts.first)}
      <progress value={progress.loaded} max={Math.max(1, progress.total)} />
    </label>
  );
}
