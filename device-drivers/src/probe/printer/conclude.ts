import type { JobStateKeyword } from '../../driver/ipp-printer/types.ts';
import { provesPaper } from '../../profile/printer-profile.ts';
import type { DeclaredPrinterProfile } from '../../profile/printer-profile.ts';
import type { Words } from '../operator.ts';

/** One probing job at its end, by every witness. Null: this one does not know. */
export interface JobFinding {
  /** What it should put out, on one side. */
  sheets: number;
  /** What the operator holds in the hand. */
  seen: number | null;
  /** `job-impressions-completed`. */
  impressions: number | null;
  /** What the life counter grew by. */
  life: number | null;
}

/** The same numbers while every tray was empty, so that nothing could come out. */
export type EmptyFinding = Pick<JobFinding, 'impressions' | 'life'>;

/** What became of a document whose upload was cut in the middle. */
export interface CutFinding {
  seen: number | null;
  /** Where the job ended; null while it did not. */
  state: JobStateKeyword | null;
}

export interface PrinterFindings {
  model: string;
  firmware: string | null;
  jobs: JobFinding[];
  /** Null when the trays were not emptied, or the printer did not begin without paper. */
  empty: EmptyFinding | null;
  /** Null when no upload was cut. */
  cut: CutFinding | null;
}

export interface PrinterConclusion {
  profile: DeclaredPrinterProfile;
  /** What was observed, and what follows. */
  said: Words[];
}

/** An engine counts one side of a sheet, or both. */
const MOST_PER_SHEET = 4;

/**
 * What may be believed of this printer from now on. Pure. A number is believed when it equals what a person held in
 * the hand, each time; impressions of a job only when it was also seen that they wait for the paper, because a spooler
 * counts as it renders (measured with CUPS) and comes to the same sum.
 *
 * @param probedAt the day, as in 2026-11-27
 */
export function concludePrinter(findings: PrinterFindings, probedAt: string): PrinterConclusion {
  const { model, firmware, jobs, empty, cut } = findings;
  const perSheet = growthPerSheet(jobs);
  const hasLifeCounter = perSheet !== null && (empty === null || empty.life === 0);
  const profile: DeclaredPrinterProfile = {
    provenance: 'probed',
    model,
    ...(firmware !== null && { firmware }),
    probedAt,
    countsImpressions: countsWhatIsSeen(jobs) && empty?.impressions === 0,
    hasLifeCounter,
    ...(hasLifeCounter && { lifeCountPerSheet: perSheet }),
    brokenUpload: brokenUploadOf(cut),
  };
  const said = [
    ...jobs.map(sayJob),
    ...(empty === null ? [NOT_EMPTIED] : [sayEmpty(empty)]),
    sayImpressions(profile),
    sayLife(profile),
    sayCut(profile),
    ...(provesPaper(profile) ? [] : [PROVES_NOTHING]),
  ];
  return { profile, said };
}

function countsWhatIsSeen(jobs: readonly JobFinding[]): boolean {
  return jobs.length > 0 && jobs.every(({ seen, impressions }) => seen && impressions === seen);
}

/** By how much the life counter grows for a sheet, the same each time; null when it does not. */
function growthPerSheet(jobs: readonly JobFinding[]): number | null {
  const growths = new Set(
    jobs.map(({ seen, life }) => (seen && life !== null ? life / seen : null)),
  );
  const [growth = null] = growths;
  const isSteady = growths.size === 1 && growth !== null && Number.isInteger(growth);
  return isSteady && growth >= 1 && growth <= MOST_PER_SHEET ? growth : null;
}

function brokenUploadOf(cut: CutFinding | null): DeclaredPrinterProfile['brokenUpload'] {
  if (cut === null || cut.seen === null) return 'unknown';
  if (cut.seen > 0) return 'prints';
  return cut.state === null ? 'unknown' : 'discards';
}

function sayJob({ sheets, seen, impressions, life }: JobFinding): Words {
  const [zhSeen, zhImpressions, zhLife] = [seen, impressions, life].map((each) => each ?? '不知道');
  const [enSeen, enImpressions, enLife] = [seen, impressions, life].map(
    (each) => each ?? 'unknown',
  );
  return {
    zh: `应出 ${sheets} 张：手里 ${zhSeen}，作业计数 ${zhImpressions}，寿命计数增加 ${zhLife}。`,
    en: `Of ${sheets} sheets: in the hand ${enSeen}, counted by the job ${enImpressions}, life counter grown by ${enLife}.`,
  };
}

const NOT_EMPTIED: Words = {
  zh: '没有看到无纸时的计数，所以看不出作业计数是否等纸张出来才增加。',
  en: 'It was not seen what is counted without paper, so not whether a job counts only what comes out.',
};

function sayEmpty({ impressions, life }: EmptyFinding): Words {
  return {
    zh: `没有纸的时候：作业计数 ${impressions ?? '不知道'}，寿命计数增加 ${life ?? '不知道'}。`,
    en: `Without paper: counted by the job ${impressions ?? 'unknown'}, life counter grown by ${life ?? 'unknown'}.`,
  };
}

function sayImpressions({ countsImpressions }: DeclaredPrinterProfile): Words {
  return countsImpressions
    ? { zh: '作业计数可信。', en: 'What a job counts is believed.' }
    : { zh: '作业计数不可信。', en: 'What a job counts is not believed.' };
}

function sayLife({ hasLifeCounter, lifeCountPerSheet }: DeclaredPrinterProfile): Words {
  return hasLifeCounter
    ? {
        zh: `寿命计数可信，每张加 ${lifeCountPerSheet}。`,
        en: `The life counter is believed; it grows by ${lifeCountPerSheet} for a sheet.`,
      }
    : { zh: '寿命计数不可信，或没有。', en: 'There is no life counter that could be believed.' };
}

function sayCut({ brokenUpload }: DeclaredPrinterProfile): Words {
  switch (brokenUpload) {
    case 'discards':
      return { zh: '只传了一半的文件会被丢弃。', en: 'Half a document is thrown away.' };
    case 'prints':
      return { zh: '只传了一半的文件也会被打印。', en: 'Half a document is printed all the same.' };
    case 'unknown':
      return {
        zh: '只传了一半的文件会怎样，不知道。',
        en: 'What becomes of half a document is not known.',
      };
  }
}

const PROVES_NOTHING: Words = {
  zh: '这台打印机没有可信的计数：它打印的每张证明都要由人确认。',
  en: 'No count of this printer is believed: a person must confirm every certificate it prints.',
};
