import { useState, type SubmitEvent } from 'react';
import type { StaffMember } from '../contract/staff.ts';
import { RequestError, send } from '../shared/http.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';

export const title: Bilingual = { zh: '工作人员登录', en: 'Staff sign-in' };

const texts = {
  greeting: { zh: '请登录', en: 'Sign in' },
  no: { zh: '工号', en: 'Staff number' },
  secret: { zh: '密钥', en: 'Secret' },
  enter: { zh: '登录', en: 'Sign in' },
  entering: { zh: '正在登录…', en: 'Signing in…' },
};

const homes = {
  technician: '/fleet',
  registrar: '/register',
  designer: '/templates',
  seal: '/seal',
} as const;
const pages: readonly string[] = [...Object.values(homes), '/papers', '/rules'];

/** Where to go afterwards: only to a page of this house. */
function destination(staff: StaffMember): string {
  const next = new URLSearchParams(location.search).get('next');
  const home = homes[staff.role];
  return next !== null && pages.includes(next) ? next : home;
}

export function SignIn() {
  const { say } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Bilingual | null>(null);

  async function signIn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      const staff = await send<StaffMember>('/staff/sign-in', {
        no: form.get('no'),
        secret: form.get('secret'),
      });
      location.assign(destination(staff));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
      setBusy(false);
    }
  }

  return (
    <>
      <Masthead title={title} />
      <main className="sign-in">
        <form onSubmit={(event) => void signIn(event)}>
          <h2>{say(texts.greeting)}</h2>
          <div className="field">
            <label htmlFor="no">{say(texts.no)}</label>
            <input
              id="no"
              name="no"
              className="input"
              required
              autoComplete="username"
              autoCapitalize="characters"
            />
          </div>
          <div className="field">
            <label htmlFor="secret">{say(texts.secret)}</label>
            <input
              id="secret"
              name="secret"
              type="password"
              className="input"
              required
              autoComplete="current-password"
            />
          </div>
          <p role="alert" className={problem ? 'notice' : undefined}>
            {problem && say(problem)}
          </p>
          <button type="submit" className="button primary" disabled={busy}>
            {say(busy ? texts.entering : texts.enter)}
          </button>
        </form>
      </main>
    </>
  );
}
