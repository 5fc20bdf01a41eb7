import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';

const texts = {
  save: { zh: '下载样张', en: 'Save the sample' },
} as const satisfies Record<string, Bilingual>;

/** The paper that is shown, as the file a kiosk would send to its printer, to be printed and held against the light. */
export function SaveButton({ pdf, name }: { pdf: Uint8Array<ArrayBuffer>; name: string }) {
  const { say } = useLanguage();
  return (
    <button type="button" className="button plain" onClick={() => save(pdf, name)}>
      {say(texts.save)}
    </button>
  );
}

function save(pdf: Uint8Array<ArrayBuffer>, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
