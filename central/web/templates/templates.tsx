import { useSyncExternalStore } from 'react';
import type { Bilingual } from '../shared/bilingual.ts';
import { Masthead } from '../shared/masthead.tsx';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { ComparePage } from './compare/compare.tsx';
import { EditorPage } from './editor/editor.tsx';
import { TemplateListPage } from './list/list.tsx';

export const title: Bilingual = { zh: '文件模板', en: 'Document templates' };

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** `#D14-zh@1` opens a version, `#D01-zh@1...D01-zh@2` compares two, anything else is the list. */
export function TemplatesPage() {
  const staff = useStaff();
  const hash = useSyncExternalStore(subscribe, () => decodeURIComponent(location.hash.slice(1)));
  const [first = '', second] = hash.split('...');
  return (
    <>
      <Masthead title={title}>{staff && <StaffBar staff={staff} here="templates" />}</Masthead>
      {staff && second && <ComparePage key={hash} before={first} after={second} />}
      {staff && first && !second && <EditorPage key={hash} name={first} staff={staff} />}
      {staff && !first && <TemplateListPage />}
    </>
  );
}
