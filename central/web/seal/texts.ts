import type { SealAct, SealKiosk, SealRequest, SealUseEntry, SealView } from '../contract/seal.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { dateTime } from '../shared/time.ts';
import type { CertificateState } from './certificate-state.ts';

export const title: Bilingual = { zh: '用印管理', en: 'Seal' };

export const texts = {
  loading: { zh: '正在读取…', en: 'Loading…' },
  live: { zh: '实时', en: 'Live' },
  broken: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
  requests: { zh: '等待第二人', en: 'Waiting for the second person' },
  noRequests: { zh: '没有等待批准的申请。', en: 'Nothing waits for approval.' },
  decided: { zh: '已办结的申请', en: 'Decided requests' },
  ask: { zh: '新申请', en: 'New request' },
  certificates: { zh: '印章证书', en: 'Seal certificates' },
  noCertificates: {
    zh: '还没有终端取得印章证书。配对终端并经批准后，证书会出现在这里。',
    en: 'No kiosk has a seal certificate yet. It appears here once a kiosk is paired and approved.',
  },
  uses: { zh: '用印记录', en: 'Record of uses' },
  lists: { zh: '吊销列表', en: 'Revocation lists' },
  publish: { zh: '重新签发', en: 'Sign anew' },
  until: { zh: '有效至', en: 'good until' },
  number: { zh: '第 {n} 号', en: 'No. {n}' },
  askedBy: { zh: '{who} 申请', en: 'asked by {who}' },
  approve: { zh: '批准', en: 'Approve' },
  refuse: { zh: '拒绝', en: 'Refuse' },
  own: {
    zh: '这是您自己的申请，须由另一位用印管理人批准。',
    en: 'You asked for this yourself, so another keeper must approve it.',
  },
  keepersOnly: { zh: '由用印管理人批准。', en: 'A keeper of the seal decides.' },
  startUp: { zh: '启动时给定的配对码', en: 'a code given at start-up' },
  reason: { zh: '事由', en: 'Reason' },
} as const satisfies Record<string, Bilingual>;

export const states: Record<CertificateState, Bilingual> = {
  good: { zh: '有效', en: 'In force' },
  ending: { zh: '即将更换', en: 'To be replaced' },
  over: { zh: '已到期', en: 'Over' },
  invalid: { zh: '已失效', en: 'Invalid' },
};

export const requestStates: Record<SealRequest['state'], Bilingual> = {
  waiting: { zh: '等待批准', en: 'Waiting' },
  approved: { zh: '正在办理', en: 'Being done' },
  refused: { zh: '已拒绝', en: 'Refused' },
  done: { zh: '已办理', en: 'Done' },
  lapsed: { zh: '已失效', en: 'Lapsed' },
};

export const uses: Record<SealUseEntry['what'], Bilingual> = {
  'certificate-issued': { zh: '签发证书', en: 'Certificate issued' },
  'certificate-renewed': { zh: '更换密钥与证书', en: 'Key and certificate renewed' },
  'certificate-invalidated': { zh: '证书失效', en: 'Certificate invalidated' },
  'issuing-key-changed': { zh: '更换签发密钥', en: 'Issuing key changed' },
  'kiosk-admitted': { zh: '准予用印', en: 'Kiosk may seal' },
  'policy-changed': { zh: '更改期限', en: 'Term changed' },
  'paper-sealed': { zh: '证明盖印', en: 'Paper sealed' },
};

/** A machine's fingerprint as people compare it: its first sixteen digits in fours. */
export function fingerprint(keyId: string): string {
  return keyId.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}

function placeName(kiosks: readonly SealKiosk[], kioskId: string): Bilingual {
  const name = kiosks.find((one) => one.kioskId === kioskId)?.name;
  return {
    zh: name ? `${kioskId}（${name.zh}）` : kioskId,
    en: name ? `${kioskId} (${name.en})` : kioskId,
  };
}

/** What is asked, in a few words. */
export function actTitle(act: SealAct, { kiosks }: Pick<SealView, 'kiosks'>): Bilingual {
  switch (act.kind) {
    case 'admit': {
      const place = placeName(kiosks, act.kioskId);
      return { zh: `让 ${place.zh}的机器用印`, en: `Let the machine of ${place.en} seal` };
    }
    case 'reinstate': {
      const place = placeName(kiosks, act.kioskId);
      return { zh: `恢复 ${place.zh}用印`, en: `Let ${place.en} seal again` };
    }
    case 'invalidate': {
      const place = placeName(kiosks, act.kioskId);
      return { zh: `宣布 ${place.zh}的印章失效`, en: `Declare the seal of ${place.en} invalid` };
    }
    case 'change-issuing-key':
      return { zh: '更换签发密钥', en: 'Change the issuing key' };
    case 'policy':
      return { zh: `证书期限改为 ${act.days} 天`, en: `Let certificates last ${act.days} days` };
  }
}

/** What happens once it is approved. */
export function actEffect(act: SealAct): Bilingual {
  switch (act.kind) {
    case 'admit':
      return {
        zh: `机器指纹 ${fingerprint(act.keyId)}。批准后这台机器可以盖印，证书到期前自动更换密钥。`,
        en: `Fingerprint of the machine ${fingerprint(act.keyId)}. From then on it may seal, and renews its key by itself.`,
      };
    case 'reinstate':
      return {
        zh: `机器指纹 ${fingerprint(act.keyId)}。终端换用新密钥重新用印；此前宣布失效的仍然失效。`,
        en: `Fingerprint of the machine ${fingerprint(act.keyId)}. It seals with a new key; what was declared invalid stays so.`,
      };
    case 'invalidate':
      return {
        zh: `${dateTime(act.since, 'zh')} 起由它盖印的证明一律无效，不能恢复。终端停止打印证明。`,
        en: `What it sealed from ${dateTime(act.since, 'en')} on counts for nothing, for good. It stops printing certificates.`,
      };
    case 'change-issuing-key':
      return {
        zh: '此后的印章证书由新密钥签发；旧密钥签发的继续有效。',
        en: 'New seal certificates are issued by a new key; what the old one issued stays good.',
      };
    case 'policy':
      return {
        zh: '从下一张证书起生效；现有证书不变。',
        en: 'It holds from the next certificate on; those there are stay as they are.',
      };
  }
}
