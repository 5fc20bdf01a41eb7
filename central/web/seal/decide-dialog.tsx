import type { SealDecisionBody, SealRequest, SealView } from '../contract/seal.ts';
import { ActDialog } from '../shared/act-dialog.tsx';
import type { Bilingual } from '../shared/bilingual.ts';
import { textOf } from '../shared/form.ts';
import { send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { ReasonField } from './reason-field.tsx';
import { actEffect, actTitle, texts } from './texts.ts';

const words = {
  approve: { zh: '批准这项申请？', en: 'Approve this request?' },
  refuse: { zh: '拒绝这项申请？', en: 'Refuse this request?' },
  note: { zh: '备注（可不填）', en: 'Note (optional)' },
  why: { zh: '拒绝的理由', en: 'Why it is refused' },
} as const satisfies Record<string, Bilingual>;

/** The second person decides. */
export function DecideDialog({
  request,
  approve,
  view,
  onClose,
}: {
  request: SealRequest;
  approve: boolean;
  view: SealView;
  onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, id } = request;
  return (
    <ActDialog
      title={approve ? words.approve : words.refuse}
      confirm={approve ? texts.approve : texts.refuse}
      grave={approve && act.kind === 'invalidate'}
      onConfirm={(form) => {
        const answer = textOf(form, 'answer').trim();
        const body: SealDecisionBody = { approve, ...(answer !== '' && { answer }) };
        return send<null>(`/api/seal/requests/${id}/decide`, body);
      }}
      onClose={onClose}
    >
      <p>
        <b>{say(actTitle(act, view))}</b>
      </p>
      {approve && <p>{say(actEffect(act))}</p>}
      <ReasonField name="answer" label={approve ? words.note : words.why} required={!approve} />
    </ActDialog>
  );
}
