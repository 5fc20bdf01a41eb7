import { Button as Pressable } from 'react-aria-components/Button';
import { Icon } from '../drawings/icons.tsx';
import type { IconName } from '../drawings/icons.tsx';
import { useKiosk } from '../kiosk.ts';
import './bottom-bar.css';

interface Item {
  key: string;
  icon: IconName;
  word: string;
  /** Set where the word is in the other language. */
  lang?: string;
  onPress: () => void;
}

/** The fixed bar, in the same order on every screen; what a screen does not offer leaves its place empty. */
export function BottomBar({ back, exit }: { back: boolean; exit: boolean }) {
  const { view, t, send, locale } = useKiosk();
  const large = view.textSize === 'large';
  const items: (Item | null)[] = [
    back
      ? { key: 'back', icon: 'back', word: t('bar.back'), onPress: () => send('session.back') }
      : null,
    {
      key: 'size',
      icon: 'larger',
      word: large ? t('bar.normal') : t('bar.larger'),
      onPress: () => send('size.set', { textSize: large ? 'normal' : 'large' }),
    },
    {
      key: 'low',
      icon: view.low ? 'high' : 'low',
      word: view.low ? t('bar.high') : t('bar.low'),
      onPress: () => send('low.set', { low: !view.low }),
    },
    {
      key: 'language',
      icon: 'language',
      word: t('bar.language'),
      lang: locale === 'en' ? 'zh-CN' : 'en',
      onPress: () => send('locale.set', { locale: locale === 'en' ? 'zh-CN' : 'en' }),
    },
    exit
      ? { key: 'exit', icon: 'exit', word: t('bar.exit'), onPress: () => send('session.exit') }
      : null,
  ];
  return (
    <nav className="bar" aria-label={t('bar.label')}>
      {items.map((item, place) =>
        item === null ? (
          <span key={place} />
        ) : (
          <Pressable key={item.key} className={`bar-item bar-${item.key}`} onPress={item.onPress}>
            <Icon name={item.icon} />
            <span lang={item.lang}>{item.word}</span>
          </Pressable>
        ),
      )}
    </nav>
  );
}
