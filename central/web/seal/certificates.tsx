import type { SealCertificateView, SealView } from '../contract/seal.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { dateTime } from '../shared/time.ts';
import { byStanding, certificateState, type CertificateState } from './certificate-state.ts';
import { states, texts } from './texts.ts';

const heads = {
  kiosk: { zh: '终端', en: 'Kiosk' },
  state: { zh: '状态', en: 'State' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  papers: { zh: '盖印', en: 'Papers' },
  key: { zh: '密钥', en: 'Key' },
  since: { zh: '自 {when} 起', en: 'from {when}' },
} as const satisfies Record<string, Bilingual>;

/** Shape as well as word: a full seal, one that wears, an empty one, one struck through. */
function Mark({ state }: { state: CertificateState }) {
  return (
    <svg className={`mark ${state}`} viewBox="0 0 16 16" aria-hidden="true">
      <rect x="2" y="2" width="12" height="12" rx="2" />
      {state === 'invalid' && <path d="m3 13 10-10" />}
      {state === 'ending' && <path d="M2 8h12" />}
    </svg>
  );
}

/** Every certificate that is good, and those of late. */
export function Certificates({ view }: { view: SealView }) {
  const { say } = useLanguage();
  const now = Date.parse(view.asOf);
  if (view.certificates.length === 0) {
    return <p className="none soft">{say(texts.noCertificates)}</p>;
  }
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={say(texts.certificates)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(heads.kiosk)}</th>
            <th scope="col">{say(heads.state)}</th>
            <th scope="col">{say(heads.from)}</th>
            <th scope="col">{say(heads.to)}</th>
            <th scope="col" className="number">
              {say(heads.papers)}
            </th>
            <th scope="col">{say(heads.key)}</th>
          </tr>
        </thead>
        <tbody>
          {byStanding(view.certificates, now).map((one) => (
            <Row key={one.kid} certificate={one} view={view} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  certificate,
  view,
  now,
}: {
  certificate: SealCertificateView;
  view: SealView;
  now: number;
}) {
  const { say, language } = useLanguage();
  const { kioskId, kid, notBefore, notAfter, invalidAfter, papers } = certificate;
  const state = certificateState(certificate, now);
  const name = view.kiosks.find((one) => one.kioskId === kioskId)?.name;
  return (
    <tr className={state}>
      <th scope="row">
        <b>{kioskId}</b> {name && say(name)}
      </th>
      <td>
        <span className="status">
          <Mark state={state} />
          {say(states[state])}
        </span>
        {invalidAfter !== null && (
          <small className="soft">
            {say(heads.since).replace('{when}', dateTime(invalidAfter, language))}
          </small>
        )}
      </td>
      <td data-label={say(heads.from)}>{dateTime(notBefore, language)}</td>
      <td data-label={say(heads.to)}>{dateTime(notAfter, language)}</td>
      <td data-label={say(heads.papers)} className="number">
        {papers}
      </td>
      <td data-label={say(heads.key)} className="mono">
        {kid}
      </td>
    </tr>
  );
}
