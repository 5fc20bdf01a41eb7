import { isTemplateListGenuine, type SignedTemplateList } from '@hallway/certificates';
import {
  sealRecordSchema,
  templateListKey,
  templateListRecordSchema,
  templateRecordKey,
  templateRecordSchema,
} from '@hallway/protocol';
import type { TemplateContent, TemplateList } from '../../../central/web/contract/templates.ts';
import type { KioskPeer } from '../support/kiosk-peer.ts';

export interface Reply<T> {
  status: number;
  /** Code of the refusal; null when there is none. */
  code: string | null;
  body: T;
}

/** A member of staff at the templates. */
export function desk(origin: string, cookie: string) {
  async function ask<T = unknown>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const response = await fetch(`${origin}/api/templates${path}`, {
      method,
      headers: {
        cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as T & { error?: { code: string } };
    return { status: response.status, code: answer.error?.code ?? null, body: answer };
  }
  return {
    ask,
    list: async () => (await ask<TemplateList>('GET', '')).body,
    content: async (key: string) => (await ask<TemplateContent>('GET', `/${key}`)).body,
    post: (path: string, body?: unknown) =>
      ask<{ key: string; revision: number }>('POST', path, body),
    put: (path: string, body: unknown) => ask<{ revision: number }>('PUT', path, body),
  };
}

export type Desk = ReturnType<typeof desk>;

/** The list a kiosk has, if the root signed it. */
export async function listAt(kiosk: KioskPeer): Promise<SignedTemplateList> {
  const seal = (await kiosk.pull(`k:${kiosk.kioskId}`)).ops.find(({ key }) => key === 'seal');
  const { rootPem } = sealRecordSchema.parse(seal?.data);
  const op = (await kiosk.pull('config')).ops.find(({ key }) => key === templateListKey);
  const { signed } = templateListRecordSchema.parse(op?.data);
  const list = JSON.parse(Buffer.from(signed, 'base64').toString('utf8')) as SignedTemplateList;
  if (!(await isTemplateListGenuine(rootPem, list))) throw new Error('the root did not sign it');
  return list;
}

/** The template of a key as a kiosk has it; null when it was taken back or never sent. */
export async function templateAt(kiosk: KioskPeer, key: string): Promise<string | null> {
  const op = (await kiosk.pull('config')).ops.find((one) => one.key === templateRecordKey(key));
  return op?.op === 'put' ? templateRecordSchema.parse(op.data).json : null;
}
