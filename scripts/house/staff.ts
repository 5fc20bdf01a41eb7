import { demoStaff } from '@hallway/central/demo';

/** A member of the demo staff, signed in: what their pages can do. */
export interface SignedIn {
  /** Value of a Cookie header. */
  cookie: string;
  /** @throws when central does not answer with success */
  get<Answer>(path: string): Promise<Answer>;
  /** @throws when central does not answer with success */
  post<Answer>(path: string, body: unknown): Promise<Answer>;
}

/** Signs the first member of the demo staff with this role in. */
export async function signIn(
  origin: string,
  role: (typeof demoStaff)[number]['role'],
): Promise<SignedIn> {
  const account = demoStaff.find((one) => one.role === role);
  const response = await fetch(`${origin}/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ no: account?.no, secret: account?.secret }),
  });
  if (!response.ok) throw new Error(`Signing in as ${role} was answered ${response.status}.`);
  await response.body?.cancel();
  const cookie = response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');

  async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const headers = { cookie, 'content-type': 'application/json' };
    const answer = await fetch(`${origin}${path}`, { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Answer;
  }

  return {
    cookie,
    get: (path) => ask(path, {}),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}
