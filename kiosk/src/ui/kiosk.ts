import { createContext, use } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Bilingual, Bridge, CallInput, CallName, KioskView, Locale } from '../bridge/index.ts';

/** What every screen may use: the view core computed, and the way back to core. */
export interface Kiosk {
  view: KioskView;
  bridge: Bridge;
}

export const KioskContext = createContext<Kiosk | null>(null);

/** Asks core for something without waiting; core answers with the next view. */
export type Send = <C extends CallName>(
  name: C,
  ...input: CallInput<C> extends undefined ? [] : [CallInput<C>]
) => void;

export interface UseKiosk extends Kiosk {
  locale: Locale;
  t: TFunction;
  /** The text of a bilingual value in the current language. */
  pick: (text: Bilingual) => string;
  send: Send;
}

/** The kiosk as the current component sees it. Must be below `KioskContext`. */
export function useKiosk(): UseKiosk {
  const kiosk = use(KioskContext);
  if (kiosk === null) throw new Error('useKiosk is used outside of KioskContext');
  const { view, bridge } = kiosk;
  const { t } = useTranslation('house', { lng: view.locale });
  const pick = (text: Bilingual): string => (view.locale === 'en' ? text.en : text.zh);
  const send: Send = (name, ...input) => {
    // Core decides what may be done now; a press that came too late is no error for the person.
    bridge.call(name, ...input).catch(() => undefined);
  };
  return { view, bridge, locale: view.locale, t, pick, send };
}
