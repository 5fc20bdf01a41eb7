import type {
  Bilingual,
  DocumentView,
  MethodView,
  PersonMessage,
  PurposeView,
  RefusalView,
} from '@hallway/kiosk/bridge';

/** What data a kiosk of the demo university would show; invented, like its people. */
const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const kiosk = {
  id: 'K01',
  name: both('澜江师生之家', 'Lanjiang One-Stop Hall'),
  place: both('听澜校区 一楼', 'Tinglan, ground floor'),
  university: both('澜江大学', 'Lanjiang University'),
};

export const person = { maskedName: both('林*', 'LIN *'), noTail: '0101' };

export const methods: MethodView[] = [
  { method: 'card', available: true, why: null },
  { method: 'face', available: true, why: null },
  { method: 'password', available: true, why: null },
];

export const methodsWithoutCamera: MethodView[] = methods.map((one) =>
  one.method === 'face'
    ? { ...one, available: false, why: both('摄像头正在维修', 'The camera is being repaired') }
    : one,
);

const feesOwed: RefusalView = {
  rule: 'R02',
  message: both('学费还没有缴清，暂时不能打印', 'Tuition is not fully paid yet'),
  field: both('2026—2027 学年学费（财务处）', 'Tuition 2026–2027 (Finance Office)'),
  value: both('应缴 5,200 元，未缴 5,200 元', 'Due ¥5,200, open ¥5,200'),
  fix: both(
    '在校园卡 App 里缴费，到账后约十分钟即可打印。',
    'Pay in the campus card app. Ten minutes after it arrives you can print.',
  ),
  owner: both(
    '财务处 6 号窗口，8:30—17:00，电话 8600',
    'Finance Office, window 6, 8:30–17:00, phone 8600',
  ),
  next: 'correction',
  offer: null,
};

export const onLeave: RefusalView = {
  rule: 'R03',
  message: both('休学期间不能开在读证明', 'Not while you are on leave'),
  field: both('学籍状态（教务处）', 'Student status (Registrar)'),
  value: both('休学，2026年9月1日起', 'On leave since 1 September 2026'),
  fix: both(
    '可以改开学籍状态证明，写明您保留学籍。',
    'A status statement says that you keep your place.',
  ),
  owner: both(
    '教务处 3 号窗口，8:30—17:00，电话 8300',
    'Registrar, window 3, 8:30–17:00, phone 8300',
  ),
  next: 'other-document',
  offer: both('学籍状态证明', 'Status statement'),
  offerDocument: 'D05',
};

export const documents: DocumentView[] = [
  entry('D01', '在读证明', 'Enrolment, in Chinese', 'zh', 0, 3),
  entry('D02', '在读证明（英文）', 'Certificate of Enrolment', 'en', 0, 3),
  entry('D03', '中文成绩单', 'Transcript, in Chinese', 'zh', 5, 2),
  entry('D04', '英文成绩单', 'English Transcript', 'en', 10, 2),
  entry('D05', '学籍状态证明', 'Status statement', 'zh', 0, 5),
  { ...entry('D07', '预计毕业证明', 'Expected graduation', 'zh', 0, 0), ...refused(feesOwed) },
];

function refused(refusal: RefusalView): Pick<DocumentView, 'allowed' | 'refusal'> {
  return { allowed: false, refusal };
}

function entry(
  document: string,
  zh: string,
  en: string,
  language: 'zh' | 'en',
  price: number,
  copiesLeft: number,
): DocumentView {
  return {
    document,
    name: both(zh, en),
    language,
    price,
    allowed: true,
    copiesLeft,
    refusal: null,
  };
}

/** More documents than fit on a screen. */
export const manyDocuments: DocumentView[] = [
  ...documents,
  entry('D08', '奖学金证明', 'Scholarship certificate', 'zh', 0, 1),
  entry('D10', '在职证明', 'Employment certificate', 'zh', 0, 1),
];

export const purposes: PurposeView[] = [
  purpose('internship', '实习', 'Internship', 90, 'masked'),
  purpose('visa', '签证', 'Visa', 90, 'full'),
  purpose('passport', '办理护照', 'Passport', 30, 'full'),
  purpose('bank', '银行开户', 'Bank account', 30, 'full'),
  purpose('scholarship', '奖学金申请', 'Scholarship', 180, 'masked'),
  purpose('travel', '交通优惠', 'Travel discount', 180, 'masked'),
];

function purpose(
  code: string,
  zh: string,
  en: string,
  validDays: number,
  idNumber: PurposeView['idNumber'],
): PurposeView {
  return { code, name: both(zh, en), validDays, idNumber };
}

export const messages = {
  cardUnknown: message(
    'IDENTITY_CARD_UNKNOWN',
    'attention',
    ['没有认出这张卡', 'We do not know this card'],
    ['请再刷一次，或换一种方式。', 'Lay it on once more, or use another way.'],
  ),
  wrongPassword: message(
    'IDENTITY_PASSWORD',
    'attention',
    ['学号或密码不对', 'Number or password is wrong'],
    ['请再输一次，不用着急。', 'Please try again, no hurry.'],
  ),
  noFace: message(
    'FACE_UNSURE',
    'attention',
    ['没有看清', 'Could not see you well'],
    ['请摘下帽子或口罩再试。', 'Please take off hat or mask.'],
  ),
  noToner: message(
    'PRINTER_TONER_LOW',
    'attention',
    ['彩色打印暂停，正在换墨粉', 'Colour printing paused, new toner is coming'],
    ['黑白证明照常。', 'Black and white still prints.'],
  ),
  paperOut: message(
    'PRINTER_MEDIA_EMPTY',
    'attention',
    ['打印机没有纸了', 'The printer is out of paper'],
    ['已通知管理员，约三分钟到。', 'Someone is on the way, about three minutes.'],
  ),
  ambiguous: message(
    'PRINT_AMBIGUOUS',
    'attention',
    ['打印机没有回话', 'The printer did not answer'],
    ['您的份数没有扣减，由您来定。', 'Nothing is charged yet. You decide.'],
  ),
  voided: message(
    'PRINT_VOIDED',
    'attention',
    ['这份编号已作废', 'This number is void'],
    ['可以再打一次，或到 1 号窗口。', 'Print again, or ask at window 1.'],
  ),
  noSerials: message(
    'NO_SERIALS',
    'fault',
    ['本机的证明编号用完了', 'This machine has run out of certificate numbers'],
    ['请到右侧的二号终端打印，您的选择不用重来。', 'Please use terminal 2 on the right.'],
  ),
  resting: message(
    'PRINTER_STOPPED',
    'fault',
    ['打印机在修，证明暂时打不了', 'The printer is being repaired'],
    ['右侧十米的二号终端可以使用。', 'Terminal 2, ten metres to the right, works.'],
  ),
} as const;

function message(
  code: string,
  tone: PersonMessage['tone'],
  text: [zh: string, en: string],
  action: [zh: string, en: string],
): PersonMessage {
  return { code, tone, text: both(...text), action: both(...action) };
}

export const helpWindow = both('1 号综合窗口', 'Window 1, General');
