import type { RegisterEntry } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { DecisionDialog } from './decision-dialog.tsx';

const texts = {
  title: { zh: '这份证明出纸了吗？', en: 'Did this paper come out?' },
  effect: {
    zh: '请在看过打印机和出纸口，或问过本人之后答复。答复会发给该终端，由终端记录并回报；如果本人已在终端上答复，以本人的答复为准。',
    en: 'Answer after looking at the printer and its slot, or asking the person. The kiosk is told, records it and reports back; if the person has answered there already, their answer stands.',
  },
  legend: { zh: '答复', en: 'Answer' },
  confirm: { zh: '发给终端', en: 'Tell the kiosk' },
} as const satisfies Record<string, Bilingual>;

const outcomes: Record<NonNullable<RegisterEntry['answer']>, Bilingual> = {
  delivered: { zh: '已经出纸，证明有效', en: 'It came out and is valid' },
  voided: { zh: '没有出纸，编号作废', en: 'It did not come out; the number is void' },
};

/** Asks staff what became of an ambiguous paper. */
export function AnswerDialog({
  entry,
  onClose,
}: {
  entry: RegisterEntry;
  onClose: (answered: boolean) => void;
}) {
  return (
    <DecisionDialog
      {...texts}
      about={`${entry.serial} · ${entry.kioskId}`}
      choices={outcomes}
      field="outcome"
      address={`/api/issues/${entry.serial}/resolve`}
      onClose={onClose}
    />
  );
}
