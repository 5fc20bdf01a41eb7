import type { Bilingual } from '../shared/bilingual.ts';

const screens: Record<string, Bilingual> = {
  attract: { zh: '待机', en: 'Waiting' },
  identify: { zh: '识别身份', en: 'Identifying' },
  password: { zh: '输入密码', en: 'Password' },
  digits: { zh: '输入尾号', en: 'Last digits' },
  consent: { zh: '人脸授权', en: 'Face consent' },
  face: { zh: '人脸识别', en: 'Face' },
  home: { zh: '首页', en: 'Home' },
  documents: { zh: '选择证明', en: 'Choosing a document' },
  refusal: { zh: '说明原因', en: 'Refusal' },
  name: { zh: '确认姓名', en: 'Confirming name' },
  request: { zh: '选择用途', en: 'Choosing purpose' },
  preview: { zh: '预览', en: 'Preview' },
  printing: { zh: '打印中', en: 'Printing' },
  ambiguous: { zh: '确认出纸', en: 'Asking about the paper' },
  take: { zh: '请取纸', en: 'Take the paper' },
  done: { zh: '完成', en: 'Done' },
  fault: { zh: '故障提示', en: 'Fault' },
  'out-of-service': { zh: '暂停服务', en: 'Out of service' },
};

/** Screen of the kiosk in words, or its name. */
export function screenWords(screen: string): Bilingual {
  return screens[screen] ?? { zh: screen, en: screen };
}
