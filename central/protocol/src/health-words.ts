import type { Bilingual } from './identifiers.ts';

/** IPP printer-state-reasons (RFC 8011 §5.4.12, PWG 5100.9) as a technician says them, and words of our own drivers. */
const reasons: Record<string, Bilingual> = {
  'media-empty': { zh: '缺纸', en: 'Out of paper' },
  'media-needed': { zh: '需要加纸', en: 'Paper needed' },
  'media-low': { zh: '纸将用完', en: 'Paper low' },
  'media-jam': { zh: '卡纸', en: 'Paper jam' },
  'cover-open': { zh: '机盖打开', en: 'Cover open' },
  'door-open': { zh: '前门打开', en: 'Door open' },
  'input-tray-missing': { zh: '纸盒未装好', en: 'Paper tray missing' },
  'output-tray-missing': { zh: '出纸盘未装好', en: 'Output tray missing' },
  'output-area-full': { zh: '出纸口已满', en: 'Output tray full' },
  'output-area-almost-full': { zh: '出纸口将满', en: 'Output tray nearly full' },
  'toner-empty': { zh: '碳粉用完', en: 'Out of toner' },
  'toner-low': { zh: '碳粉不足', en: 'Toner low' },
  'marker-supply-empty': { zh: '耗材用完', en: 'Supply used up' },
  'marker-supply-low': { zh: '耗材不足', en: 'Supply low' },
  'marker-waste-full': { zh: '废粉盒已满', en: 'Waste container full' },
  'marker-waste-almost-full': { zh: '废粉盒将满', en: 'Waste container nearly full' },
  'fuser-over-temp': { zh: '定影过热', en: 'Fuser too hot' },
  'fuser-under-temp': { zh: '定影预热中', en: 'Fuser warming up' },
  'opc-near-eol': { zh: '感光鼓将到寿命', en: 'Drum near its end' },
  'opc-life-over': { zh: '感光鼓寿命已尽', en: 'Drum worn out' },
  'interlock-open': { zh: '安全联锁断开', en: 'Interlock open' },
  'spool-area-full': { zh: '打印机存储已满', en: 'Printer memory full' },
  'connecting-to-device': { zh: '正在连接设备', en: 'Connecting to device' },
  'timed-out': { zh: '设备无应答', en: 'Device does not answer' },
  offline: { zh: '设备离线', en: 'Device offline' },
  paused: { zh: '已暂停', en: 'Paused' },
  'moving-to-paused': { zh: '完成手头工作后暂停', en: 'Pauses when its work is done' },
  shutdown: { zh: '已关机', en: 'Shut down' },
  stopping: { zh: '正在停止', en: 'Stopping' },
  'stopped-partly': { zh: '部分停用', en: 'Partly stopped' },
  'on-battery': { zh: '电池供电中', en: 'On battery' },
  'battery-low': { zh: '电池电量低', en: 'Battery low' },
  'battery-replace': { zh: '电池需更换', en: 'Battery needs replacing' },
  overload: { zh: 'UPS 过载', en: 'Overloaded' },
  bypass: { zh: '旁路供电，断电无保护', en: 'Bypassed: no protection' },
  calibrating: { zh: '电池校准中', en: 'Calibrating the battery' },
  alarm: { zh: '设备报警', en: 'Device alarm' },
  'stamp-stuck': { zh: '盖章臂未复位', en: 'Stamp arm not at rest' },
  'stamp-unconfirmed': { zh: '上次盖章未确认', en: 'Last stamp not confirmed' },
  'multiple-cards': { zh: '同时放了多张卡', en: 'Several cards at once' },
  'card-unreadable': { zh: '卡片无法读取', en: 'Card cannot be read' },
  'self-test-failed': { zh: '自检未通过', en: 'Self-test failed' },
  'not-authorised': { zh: '模块未授权', en: 'Module not authorised' },
  'scan-unreadable': { zh: '条码无法识读', en: 'Code cannot be read' },
  'profile-unverified': {
    zh: '型号未经探测，证明不能自动确认',
    en: 'Not probed, so certificates cannot be confirmed',
  },
  'paper-unproven': {
    zh: '没有可信的计数，证明不能自动确认',
    en: 'No trusted count, so certificates cannot be confirmed',
  },
  'profile-mismatch': { zh: '型号档案属于另一型号', en: 'Profile of another model' },
  'firmware-changed': { zh: '固件已更新，需重新探测', en: 'Firmware changed, probe again' },
  'picture-frozen': { zh: '画面停滞', en: 'Picture does not change' },
  'picture-unreadable': { zh: '画面无法读取', en: 'Picture cannot be read' },
  'cups-waiting-for-job-completed': { zh: '等待打印完成', en: 'Waiting for the job to end' },
  'cups-missing-filter': { zh: '打印队列缺少过滤器', en: 'The queue lacks a filter' },
  other: { zh: '其他原因', en: 'Other' },
};

/** The keyword in words, or the keyword itself when it is one we have no words for. */
export function reasonWords(keyword: string): Bilingual {
  return reasons[keyword] ?? { zh: keyword, en: keyword };
}

const availabilities: Record<string, Bilingual> = {
  online: { zh: '可用', en: 'Available' },
  offline: { zh: '设备离线', en: 'Device offline' },
  powerOff: { zh: '设备断电', en: 'Device has no power' },
  noDevice: { zh: '未找到设备', en: 'Device not found' },
  hardwareError: { zh: '硬件故障', en: 'Hardware fault' },
  userError: { zh: '需要人工处理', en: 'Needs a hand' },
  busy: { zh: '忙', en: 'Busy' },
  fraudAttempt: { zh: '疑似破坏', en: 'Possible tampering' },
  'service-down': { zh: '驱动服务中断', en: 'Driver service down' },
  'in-use': { zh: '被占用', en: 'In use elsewhere' },
  unknown: { zh: '状态未知', en: 'State unknown' },
};

export function availabilityWords(availability: string): Bilingual {
  return availabilities[availability] ?? { zh: availability, en: availability };
}

const kinds: Record<string, Bilingual> = {
  printer: { zh: '打印机', en: 'Printer' },
  'receipt-printer': { zh: '小票打印机', en: 'Receipt printer' },
  'card-reader': { zh: '读卡器', en: 'Card reader' },
  'resident-id-reader': { zh: '身份证阅读器', en: 'Resident ID reader' },
  scanner: { zh: '扫码器', en: 'Scanner' },
  camera: { zh: '摄像头', en: 'Camera' },
  relay: { zh: '继电器', en: 'Relay board' },
  stamp: { zh: '盖章机', en: 'Stamp machine' },
  ups: { zh: '不间断电源', en: 'UPS' },
};

export function kindWords(kind: string): Bilingual {
  return kinds[kind] ?? { zh: kind, en: kind };
}

const levels: Record<string, Bilingual> = {
  full: { zh: '充足', en: 'Good' },
  low: { zh: '不足', en: 'Low' },
  out: { zh: '用完', en: 'Empty' },
  jammed: { zh: '卡住', en: 'Jammed' },
  unknown: { zh: '未知', en: 'Unknown' },
  unsupported: { zh: '不提供', en: 'Not reported' },
};

export function levelWords(level: string): Bilingual {
  return levels[level] ?? { zh: level, en: level };
}
