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
  offices: {
    registrar: {
      name: { zh: '教务处', en: 'Office of the Registrar' },
      sealPurpose: '学籍证明专用章',
      signatory: { zh: '教务处处长', en: 'University Registrar' },
    },
    'graduate-school': {
      name: { zh: '研究生院', en: 'Graduate School' },
      sealPurpose: '学籍证明专用章',
      signatory: { zh: '研究生院院长', en: 'Dean of the Graduate School' },
    },
    'student-affairs': {
      name: { zh: '学生处', en: 'Office of Student Affairs' },
      sealPurpose: '学生事务专用章',
      signatory: { zh: '学生处处长', en: 'Director of Student Affairs' },
    },
    personnel: {
      name: { zh: '人事处', en: 'Human Resources Office' },
      sealPurpose: '人事证明专用章',
      signatory: { zh: '人事处处长', en: 'Director of Human Resources' },
    },
    archives: {
      name: { zh: '档案馆', en: 'University Archives' },
      sealPurpose: '学历学位证明专用章',
      signatory: { zh: '档案馆馆长', en: 'Director of the University Archives' },
    },
    university: {
      name: { zh: '校长办公室', en: 'Office of the President' },
      sealPurpose: '',
      signatory: { zh: '校长办公室主任', en: 'Head of the Office of the President' },
    },
  },
  colours: { ink: '#16262B', muted: '#5C6B6E', brand: '#0E5A57', wash: '#CFE0DC', seal: '#C43D2B' },
};
