import { useId, useState } from 'react';
import type { SealAct, SealRequestBody, SealView } from '../contract/seal.ts';
import { ActDialog } from '../shared/act-dialog.tsx';
import type { Bilingual } from '../shared/bilingual.ts';
import { textOf } from '../shared/form.ts';
import { send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { ReasonField } from './reason-field.tsx';
import { texts } from './texts.ts';

type Kind = SealRequestBody['act']['kind'];

const words = {
  title: { zh: '申请用印事项', en: 'Ask for an act on the seal' },
  confirm: { zh: '提交申请', en: 'Hand in' },
  hint: {
    zh: '提交后由另一位用印管理人批准，批准前什么也不会发生。',
    en: 'Another person, a keeper of the seal, approves it. Until then nothing happens.',
  },
  kiosk: { zh: '终端', en: 'Kiosk' },
  since: { zh: '从何时起失效（被盗或异常的时间）', en: 'Invalid from (time of the theft)' },
  sinceHint: {
    zh: '终端被盗请先在终端页停用，一人即可，立即生效。',
    en: 'If a kiosk was stolen, take it out on the kiosks page first: one person can, at once.',
  },
  days: { zh: '证书期限（天，7 至 90）', en: 'Days that certificates last (7 to 90)' },
  none: { zh: '目前没有需要恢复用印的终端。', en: 'No kiosk needs to be reinstated now.' },
} as const satisfies Record<string, Bilingual>;

const kinds: Record<Kind, Bilingual> = {
  invalidate: { zh: '宣布印章失效', en: 'Declare a seal invalid' },
  reinstate: { zh: '恢复终端用印', en: 'Let a kiosk seal again' },
  'change-issuing-key': { zh: '更换签发密钥', en: 'Change the issuing key' },
  policy: { zh: '更改证书期限', en: 'Change how long certificates last' },
};

/** The clock of the person's own machine in the form that the field takes. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What was filled in; null when it says nothing. */
function actOf(
  kind: Kind,
  form: FormData,
  view: SealView,
): Exclude<SealAct, { kind: 'admit' }> | null {
  const kioskId = textOf(form, 'kiosk');
  switch (kind) {
    case 'change-issuing-key':
      return { kind };
    case 'policy':
      return { kind, days: Number(form.get('days')) };
    case 'invalidate':
      return { kind, kioskId, since: new Date(textOf(form, 'since')).toISOString() };
    case 'reinstate': {
      const keyId = view.kiosks.find((one) => one.kioskId === kioskId)?.keyId;
      return keyId ? { kind, kioskId, keyId } : null;
    }
  }
}

/** The first person asks. */
export function AskDialog({ view, onClose }: { view: SealView; onClose: () => void }) {
  const { say } = useLanguage();
  const [kind, setKind] = useState<Kind>('invalidate');
  const id = useId();
  const certified = new Set(view.certificates.map(({ kioskId }) => kioskId));
  const kiosks = view.kiosks.filter((one) =>
    kind === 'reinstate' ? one.keyId !== null && !one.admitted : certified.has(one.kioskId),
  );
  const aboutKiosk = kind === 'invalidate' || kind === 'reinstate';
  return (
    <ActDialog
      title={words.title}
      confirm={words.confirm}
      onConfirm={async (form) => {
        const act = actOf(kind, form, view);
        const reason = textOf(form, 'reason');
        if (act) await send('/api/seal/requests', { act, reason } satisfies SealRequestBody);
      }}
      onClose={onClose}
    >
      <p className="soft">{say(words.hint)}</p>
      <fieldset>
        {(Object.keys(kinds) as Kind[]).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="kind"
              value={one}
              checked={kind === one}
              onChange={() => setKind(one)}
            />{' '}
            {say(kinds[one])}
          </label>
        ))}
      </fieldset>
      {aboutKiosk && kiosks.length === 0 && <p>{say(words.none)}</p>}
      {aboutKiosk && (
        <div className="field">
          <label htmlFor={`${id}kiosk`}>{say(words.kiosk)}</label>
          <select id={`${id}kiosk`} name="kiosk" className="input" required>
            {kiosks.map(({ kioskId, name }) => (
              <option key={kioskId} value={kioskId}>
                {kioskId} {say(name)}
              </option>
            ))}
          </select>
        </div>
      )}
      {kind === 'invalidate' && (
        <div className="field">
          <label htmlFor={`${id}since`}>{say(words.since)}</label>
          <input
            id={`${id}since`}
            name="since"
            type="datetime-local"
            className="input"
            required
            max={localNow()}
            defaultValue={localNow()}
            aria-describedby={`${id}hint`}
          />
          <p id={`${id}hint`} className="soft">
            {say(words.sinceHint)}
          </p>
        </div>
      )}
      {kind === 'policy' && (
        <div className="field">
          <label htmlFor={`${id}days`}>{say(words.days)}</label>
          <input
            id={`${id}days`}
            name="days"
            type="number"
            className="input"
            required
            min={7}
            max={90}
            defaultValue={view.days}
          />
        </div>
      )}
      <ReasonField name="reason" label={texts.reason} required />
    </ActDialog>
  );
}
