import type { DataFields } from '@hallway/certificates/engine';
import type {
  ApproveAnswer,
  ApproveRequest,
  DataMisfit,
  PaperView,
  PersonFound,
  StatedDocument,
} from '../../contract/papers.ts';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { RequestError, send } from '../../shared/http.ts';
import { useLanguage } from '../../shared/language.tsx';
import { scriptOf } from '../../shared/script.ts';
import { calendarDay } from '../../shared/time.ts';
import { filled, texts } from '../texts.ts';
import { DataWords } from '../words.tsx';

/** What was approved, and the code that goes with it. */
export interface Approved {
  request: ApproveRequest;
  pickupCode: string | null;
}

interface Props {
  request: ApproveRequest;
  person: PersonFound;
  document: StatedDocument;
  fields: DataFields;
  paper: PaperView | null;
  onApproved: (approved: Approved) => void;
  /** The templates refuse the data where the form did not. */
  onMisfit: (misfit: DataMisfit) => void;
  onClose: () => void;
}

/** Everything once more as it will be stated, before it can be printed. */
export function ApproveDialog(props: Props) {
  const { request, person, document, fields, paper } = props;
  const { say, language } = useLanguage();
  const { copies, title, validFrom, validUntil } = request;

  async function approve() {
    try {
      const { pickupCode } = await send<ApproveAnswer>('/api/papers/approve', request);
      props.onApproved({ request, pickupCode });
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== 'DATA_UNFIT') throw error;
      props.onMisfit(error.details as DataMisfit);
    }
  }

  const day = (text: { zh: string; en: string }, iso: string) =>
    say(filled(text, { day: calendarDay(iso, language) }));
  const terms = [
    document.printDays !== null &&
      say(copies === 1 ? texts.confirmCopy : filled(texts.confirmCopies, { n: copies })),
    validFrom && day(texts.printFrom, validFrom),
    validUntil && day(texts.printUntil, validUntil),
    document.printDays !== null && say(filled(texts.printDays, { n: document.printDays })),
  ].filter((part) => typeof part === 'string');

  return (
    <ActDialog
      title={texts.confirmTitle}
      confirm={texts.approve}
      onConfirm={approve}
      onClose={props.onClose}
    >
      <p>
        <b lang={scriptOf(person.nameZh)}>{person.nameZh}</b>{' '}
        <span className="mono">{person.no}</span>
        <br />
        {say(document.name)}
        {title && ` · ${say(title)}`}
      </p>
      <DataWords fields={fields} data={request.data} />
      <ul className="terms-words">
        {terms.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {paper?.approval && <p className="soft">{say(texts.again)}</p>}
      {paper?.pickup && <p className="soft">{say(texts.newCode)}</p>}
    </ActDialog>
  );
}
