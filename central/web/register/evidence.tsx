import type { RegisterEntry } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';

type Evidence = RegisterEntry['evidence'][number];

const sources: Record<Evidence['source'], Bilingual> = {
  'job-state': { zh: '打印作业', en: 'Print job' },
  impressions: { zh: '作业印数', en: 'Impressions' },
  'life-counter': { zh: '总印数', en: 'Life counter' },
  'exit-sensor': { zh: '出口传感器', en: 'Exit sensor' },
  'process-id': { zh: '小票机回执', en: 'Receipt printer' },
  'queued-status': { zh: '小票机应答', en: 'Receipt printer' },
  person: { zh: '本人', en: 'Person' },
  technician: { zh: '技术员', en: 'Technician' },
  central: { zh: '教务处', en: 'Registrar' },
};

const says: Record<Evidence['says'], Bilingual> = {
  out: { zh: '已出纸', en: 'out' },
  'not-out': { zh: '未出纸', en: 'not out' },
  partly: { zh: '部分出纸', en: 'out in part' },
};

function sentence({ source, says: said, sheets }: Evidence): Bilingual {
  const count: Bilingual =
    sheets === null
      ? { zh: '', en: '' }
      : { zh: ` ${sheets} 张`, en: `, ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'}` };
  return {
    zh: `${sources[source].zh}：${says[said].zh}${count.zh}`,
    en: `${sources[source].en}: ${says[said].en}${count.en}`,
  };
}

/** What each source said about the paper, one line a source. */
export function EvidenceLines({ evidence }: { evidence: Evidence[] }) {
  const { say } = useLanguage();
  return evidence.map((piece) => (
    <small key={`${piece.source} ${piece.at}`} className="soft">
      {say(sentence(piece))}
    </small>
  ));
}
