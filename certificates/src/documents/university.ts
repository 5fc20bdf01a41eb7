import type { University } from './types.ts';

/** The invented university of the demonstration. Customers replace it from their configuration. */
export const demoUniversity: University = {
  zh: '澜江大学',
  en: 'Lanjiang University',
  address: {
    zh: '澜江市听澜路1号听澜校区',
    en: 'Tinglan Campus, 1 Tinglan Road, Lanjiang, P. R. China',
  },
  phone: '+86 000 0000 0100',
  email: 'registrar@lju.example',
  web: 'www.lju.example',
  domain: 'lju.example',
  verifyOrigin: 'https://verify.lju.example',
  office: { zh: '教务处', en: 'Office of the Registrar' },
  sealPurpose: '学籍证明专用章',
  signatory: { zh: '教务处处长', en: 'University Registrar' },
  colours: { ink: '#16262B', muted: '#5C6B6E', brand: '#0E5A57', wash: '#CFE0DC', seal: '#C43D2B' },
};
