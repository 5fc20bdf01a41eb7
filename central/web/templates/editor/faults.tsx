import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { elementOf } from '../model/json.ts';
import { samplePeople } from '../preview/people.ts';
import type { TemplateFault } from '../preview/types.ts';

const texts = {
  problems: { zh: '问题', en: 'Problems' },
  none: {
    zh: '没有问题：所有样例人物都能打印。',
    en: 'None: every sample person can have it printed.',
  },
  checking: { zh: '正在用所有样例人物检查…', en: 'Trying every sample person…' },
} as const satisfies Record<string, Bilingual>;

/** What is wrong, place by place; choosing one goes there. */
export function FaultList(props: {
  faults: TemplateFault[] | null;
  onSelect: (element: number) => void;
}) {
  const { say } = useLanguage();
  const { faults } = props;
  return (
    <section className="faults" aria-label={say(texts.problems)}>
      <h2>{say(texts.problems)}</h2>
      <div role="status">
        {faults === null && <p className="soft">{say(texts.checking)}</p>}
        {faults?.length === 0 && <p>✓ {say(texts.none)}</p>}
      </div>
      <ul>
        {faults?.map(({ pointer, text, sample }) => {
          const element = elementOf(pointer);
          return (
            <li key={`${pointer} ${text.en} ${sample ?? ''}`}>
              <button
                type="button"
                disabled={element === null}
                onClick={() => element !== null && props.onSelect(element)}
              >
                <span className="fault" aria-hidden="true">
                  ▲
                </span>{' '}
                {say(text)}
                {sample && <small> · {say(samplePeople[sample])}</small>}
                {pointer !== '' && <small className="mono soft"> {pointer}</small>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
