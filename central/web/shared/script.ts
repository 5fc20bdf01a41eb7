/** Language tag for text that records give as it is: voices and faces differ between Chinese and Latin script. */
export function scriptOf(text: string): 'zh-CN' | 'en' {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}
