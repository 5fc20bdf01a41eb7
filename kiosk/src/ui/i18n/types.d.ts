import 'i18next';
import type { zhCN } from './zh-CN.ts';

/** Types every key from the Chinese catalogue, so that a missing text is a compile error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'house';
    resources: { house: typeof zhCN };
  }
}
