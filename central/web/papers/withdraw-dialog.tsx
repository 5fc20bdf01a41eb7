import type {
  PaperView,
  PersonFound,
  StatedDocument,
  WithdrawRequest,
} from '../contract/papers.ts';
import { ActDialog } from '../shared/act-dialog.tsx';
import { send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { scriptOf } from '../shared/script.ts';
import { texts } from './texts.ts';

interface Props {
  person: PersonFound;
  document: StatedDocument;
  paper: PaperView;
  onWithdrawn: () => void;
  onClose: () => void;
}

/** Asks once more before an approval is taken back. */
export function WithdrawDialog({ person, document, paper, onWithdrawn, onClose }: Props) {
  const { say } = useLanguage();
  return (
    <ActDialog
      title={texts.withdrawTitle}
      confirm={texts.withdraw}
      grave
      onConfirm={async () => {
        const which: WithdrawRequest = {
          no: person.no,
          document: document.document,
          ref: paper.ref,
        };
        await send<null>('/api/papers/withdraw', which);
        onWithdrawn();
      }}
      onClose={onClose}
    >
      <p>
        <b lang={scriptOf(person.nameZh)}>{person.nameZh}</b>{' '}
        <span className="mono">{person.no}</span>
        <br />
        {say(paper.title ?? document.name)}
      </p>
      <p>{say(texts.withdrawEffect)}</p>
    </ActDialog>
  );
}
