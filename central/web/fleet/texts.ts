import type { Bilingual } from '../shared/bilingual.ts';
import type { KioskState } from '../contract/fleet.ts';
import type { Urgency } from './concern.ts';

export const title: Bilingual = { zh: '终端总览', en: 'Kiosks' };

export const states: Record<KioskState, Bilingual> = {
  online: { zh: '在线', en: 'Online' },
  late: { zh: '迟缓', en: 'Late' },
  offline: { zh: '离线', en: 'Offline' },
  never: { zh: '从未上线', en: 'Never seen' },
};

export const urgencies: Record<Urgency, Bilingual> = {
  go: { zh: '需到场', en: 'Go there' },
  look: { zh: '需留意', en: 'Keep an eye' },
  fine: { zh: '正常', en: 'Fine' },
  absent: { zh: '未启用', en: 'Not in use' },
};

export const texts = {
  live: { zh: '实时', en: 'Live' },
  broken: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
  asOf: { zh: '更新于', en: 'as of' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  all: { zh: '全部', en: 'All' },
  filter: { zh: '按状态筛选', en: 'Filter by state' },
  search: { zh: '查找编号或地点', en: 'Find number or place' },
  none: { zh: '没有符合条件的终端。', en: 'No kiosk matches.' },
  list: { zh: '终端列表', en: 'List of kiosks' },
  paper: { zh: '纸', en: 'Paper' },
  sheets: { zh: '张', en: 'sheets' },
  outbox: { zh: '待上传', en: 'Outbox' },
  lastPrint: { zh: '上次出纸', en: 'Last print' },
  ago: { zh: '前', en: 'ago' },
  day: { zh: '24 小时签发', en: 'Issued in 24 h' },
  state: { zh: '状态', en: 'State' },
  kiosk: { zh: '终端', en: 'Kiosk' },
  situation: { zh: '情况', en: 'Situation' },
  papers: { zh: '份', en: 'papers' },
  back: { zh: '返回列表', en: 'Back to list' },
  pick: { zh: '选择一台终端查看详情。', en: 'Pick a kiosk to see its details.' },
  concerns: { zh: '需要处理', en: 'What needs attention' },
  nothing: { zh: '一切正常。', en: 'Nothing needs attention.' },
  neverText: {
    zh: '这台终端还没有上线过，因此没有状态可报。生成配对码，在机器上输入即可启用。',
    en: 'This kiosk has never reported, so there is no state to show. Make a pairing code and enter it on the machine to bring it in.',
  },
  stale: {
    zh: '以下为失联前最后一次上报，不代表现在。',
    en: 'Below is its last report before contact was lost; it may not be so now.',
  },
  devices: { zh: '设备', en: 'Devices' },
  data: { zh: '数据', en: 'Data' },
  snapshot: { zh: '数据已有', en: 'Age of data' },
  neverSynced: { zh: '尚未同步', en: 'Never synced' },
  oldest: { zh: '最早一条', en: 'oldest' },
  empty: { zh: '已清空', en: 'Empty' },
  events: { zh: '条', en: 'events' },
  noPrint: { zh: '没有记录', en: 'None recorded' },
  screen: { zh: '当前界面', en: 'Screen' },
  service: { zh: '服务', en: 'Service' },
  inService: { zh: '对外服务中', en: 'In service' },
  outOfService: { zh: '暂停服务', en: 'Out of service' },
  version: { zh: '程序版本', en: 'Version' },
  deadLetters: { zh: '未能登记的上报', en: 'Events not registered' },
  deadLettersText: {
    zh: '内容完整保留，没有生效。请把编号和代码告诉开发人员。',
    en: 'They are kept whole and took no effect. Tell support their numbers and codes.',
  },
  machine: { zh: '机器身份', en: 'Machine' },
  paired: { zh: '已配对', en: 'Paired' },
  unpaired: { zh: '未配对', en: 'Not paired' },
  pair: { zh: '生成配对码', en: 'Make pairing code' },
  pairHow: {
    zh: '在机器的安装界面输入此码，仅可使用一次，有效至',
    en: 'Enter this on the machine’s set-up screen. It works once, until',
  },
  revoke: { zh: '吊销机器身份', en: 'Revoke machine' },
  revokeTitle: { zh: '吊销这台机器？', en: 'Revoke this machine?' },
  revokeText: {
    zh: '机器将立即断开，此后签发的纸张核验为无效；已经签发的不受影响。恢复使用需重新配对。',
    en: 'The machine is cut off at once and whatever it signs from now on is invalid; papers issued before stay valid. It must be paired again to return.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '知道了', en: 'Done' },
} as const satisfies Record<string, Bilingual>;
