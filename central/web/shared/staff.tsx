import { useEffect, useState, type ReactNode } from 'react';
import type { StaffAnswer, StaffMember } from '../contract/staff.ts';
import { request, RequestError, send } from './http.ts';
import { useLanguage } from './language.tsx';
import { scriptOf } from './script.ts';

const texts = {
  fleet: { zh: '终端', en: 'Kiosks' },
  register: { zh: '签发登记', en: 'Register' },
  papers: { zh: '文件审批', en: 'Approvals' },
  rules: { zh: '开具规则', en: 'Rules' },
  templates: { zh: '文件模板', en: 'Templates' },
  seal: { zh: '用印管理', en: 'Seal' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  navigation: { zh: '页面', en: 'Pages' },
};

/** Goes to the sign-in page, which comes back here. */
export function signInFirst(): void {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
}

/** Who is signed in; null until known. Goes to the sign-in page when nobody is. */
export function useStaff(): StaffMember | null {
  const [staff, setStaff] = useState<StaffMember | null>(null);
  useEffect(() => {
    const ask = async () => {
      const answer = await request<StaffAnswer>('/api/staff/me');
      if (answer.staff) setStaff(answer.staff);
      else signInFirst();
    };
    ask().catch((error: unknown) => {
      // Without an answer the page stays as it is; its own requests will say why.
      if (!(error instanceof RequestError)) throw error;
    });
  }, []);
  return staff;
}

/** The pages of staff, by address. */
export type StaffPage = 'fleet' | 'register' | 'papers' | 'rules' | 'templates' | 'seal';

/** The pages that each role has something to do on. */
const pagesOf: Record<StaffMember['role'], readonly StaffPage[]> = {
  technician: ['fleet', 'register', 'seal'],
  registrar: ['register', 'papers', 'rules', 'templates', 'seal'],
  designer: ['templates'],
  seal: ['seal'],
};

/** Pages of staff, who is signed in, and the way out. */
export function StaffBar({ staff, here }: { staff: StaffMember; here: StaffPage }) {
  const { say } = useLanguage();
  const link = (page: StaffPage): ReactNode => (
    <a key={page} href={`/${page}`} aria-current={page === here ? 'page' : undefined}>
      {say(texts[page])}
    </a>
  );
  return (
    <>
      <nav aria-label={say(texts.navigation)}>{pagesOf[staff.role].map(link)}</nav>
      <span className="who">
        <span lang={scriptOf(staff.name)}>{staff.name}</span>
        <button
          type="button"
          className="button plain"
          onClick={() => void send('/staff/sign-out', {}).finally(signInFirst)}
        >
          {say(texts.signOut)}
        </button>
      </span>
    </>
  );
}
