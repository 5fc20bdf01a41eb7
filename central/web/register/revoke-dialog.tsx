import type { RegisterEntry, RevocationReason } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { DecisionDialog } from './decision-dialog.tsx';

const texts = {
  title: { zh: '撤销这份证明？', en: 'Revoke this document?' },
  effect: {
    zh: '撤销后，任何人核验都会看到“已撤销”和日期，看不到原因。此操作不能恢复。',
    en: 'From then on every check says “revoked” and the day, never the reason. This cannot be undone.',
  },
  legend: { zh: '原因（仅内部留存）', en: 'Reason (kept inside the university)' },
  confirm: { zh: '撤销', en: 'Revoke' },
} as const satisfies Record<string, Bilingual>;

const reasons: Record<RevocationReason, Bilingual> = {
  error: { zh: '内容有误', en: 'The content is wrong' },
  fraud: { zh: '以欺骗方式取得', en: 'It was obtained by deceit' },
  'seal-misuse': { zh: '印章被冒用', en: 'The seal was misused' },
};

/** Asks once more before a paper is made worthless. */
export function RevokeDialog({
  entry,
  onClose,
}: {
  entry: RegisterEntry;
  onClose: (revoked: boolean) => void;
}) {
  return (
    <DecisionDialog
      {...texts}
      about={entry.serial}
      choices={reasons}
      field="reason"
      address={`/api/issues/${entry.serial}/revoke`}
      grave
      onClose={onClose}
    />
  );
}
