import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** Both catalogues are in the bundle: a kiosk never waits for a text. React escapes, so the catalogue need not. */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'house',
  resources: { 'zh-CN': { house: zhCN }, en: { house: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
