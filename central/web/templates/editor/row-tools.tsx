import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { shifted } from '../model/json.ts';

const texts = {
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  remove: { zh: '删除', en: 'Remove' },
} as const satisfies Record<string, Bilingual>;

interface Props<Entry> {
  list: readonly Entry[];
  index: number;
  /** What the entry is called, for people who cannot see where the buttons stand. */
  name: string;
  disabled: boolean;
  /** Whether the last one may go too. */
  mayBeEmpty?: boolean;
  onChange: (list: readonly Entry[]) => void;
}

/** Moves an entry of a list up and down, and takes it away. */
export function RowTools<Entry>(props: Props<Entry>) {
  const { list, index, name, disabled, mayBeEmpty = false, onChange } = props;
  const { say } = useLanguage();
  const button = (words: Bilingual, sign: string, next: readonly Entry[], off: boolean) => (
    <button
      type="button"
      className="button plain"
      disabled={disabled || off}
      aria-label={`${say(words)}: ${name}`}
      title={say(words)}
      onClick={() => onChange(next)}
    >
      {sign}
    </button>
  );
  return (
    <span className="row-tools">
      {button(texts.up, '↑', shifted(list, index, -1), index === 0)}
      {button(texts.down, '↓', shifted(list, index, 1), index === list.length - 1)}
      {button(texts.remove, '×', list.toSpliced(index, 1), !mayBeEmpty && list.length === 1)}
    </span>
  );
}
