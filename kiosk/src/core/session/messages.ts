import type { PersonMessage } from '../../bridge/index.ts';
import type { JobProgress } from '../printing/index.ts';
import type { TestOutcome } from '../technician/index.ts';
import type { CardMethod } from './types.ts';
import type { TakeAnswer } from './services.ts';

/**
 * What a person is told in the course of a session: what happened, what was kept, what to do now. Refusals come
 * from the rules, faults of devices from health; these are about the person's own steps.
 */
export const messages = {
  cardUnknown: {
    code: 'CARD_UNKNOWN',
    tone: 'attention',
    text: {
      zh: '没有找到这张卡对应的人，新卡或补办的卡可能还没有登记到这台机器。',
      en: 'This card is not known here. A new or replaced card may not have reached this kiosk yet.',
    },
    action: {
      zh: '请换一张校园卡，或改用刷脸、学号加密码。',
      en: 'Please try another campus card, or use your face or your number and password.',
    },
  },
  idUnknown: {
    code: 'ID_CARD_UNKNOWN',
    tone: 'attention',
    text: {
      zh: '没有找到与这张身份证相符的人，刚才读到的没有保存。',
      en: 'No record here matches this ID card. What was read has not been kept.',
    },
    action: {
      zh: '请换一种方式；姓名或证件号变更过的，请到服务窗口更正。',
      en: 'Please use another way. A name or ID number that has changed is corrected at the help window.',
    },
  },
  severalCards: {
    code: 'CARDS_SEVERAL',
    tone: 'attention',
    text: {
      zh: '读卡区同时有几张卡，一张也没有读。',
      en: 'There are several cards on the reader, so none of them was read.',
    },
    action: { zh: '请只放一张卡。', en: 'Please hold just one card to it.' },
  },
  cardUnreadable: {
    code: 'CARD_UNREADABLE',
    tone: 'attention',
    text: {
      zh: '这张卡没有读出来。',
      en: 'This card could not be read.',
    },
    action: {
      zh: '请拿开，再平放到读卡区，停两秒；还不行，请用别的方式。',
      en: 'Please take it away and lay it flat on the reader for two seconds. If that fails, use another way.',
    },
  },
  scanUnknown: {
    code: 'SCAN_UNKNOWN',
    tone: 'attention',
    text: {
      zh: '这个码在本机没有用处，没有保存。在这里可以扫本校证明上的二维码，核验真伪。',
      en: 'This code has no use here and was not kept. Certificates of this university can be checked by scanning theirs.',
    },
    action: {
      zh: '请把证明上的二维码对准扫码口；要登录，请用别的方式。',
      en: 'Please hold that code to the scanner. To sign in, use another way.',
    },
  },
  scanUnable: {
    code: 'SCAN_UNABLE',
    tone: 'attention',
    text: {
      zh: '本机还没有收到学校的印章目录，暂时不能核验证明。这不说明证明有问题。',
      en: 'This kiosk has not received the university’s list of seals yet, so it cannot check certificates. This says nothing about yours.',
    },
    action: {
      zh: '请用手机扫描证明上的二维码核验。',
      en: 'Please scan the code of the certificate with a phone instead.',
    },
  },
  otherCard: {
    code: 'CARD_OTHER',
    tone: 'attention',
    text: {
      zh: '刚才刷的是另一张卡，没有使用。当前的办理还在继续，没有任何改变。',
      en: 'Another card was tapped just now. It was ignored; nothing here has changed.',
    },
    action: {
      zh: '如果要换人办理，请先点“退出”。',
      en: 'To change over to someone else, please press Exit first.',
    },
  },
  busy: {
    code: 'KIOSK_BUSY',
    tone: 'attention',
    text: {
      zh: '上一份打印还没有结束，刚才的卡没有使用。',
      en: 'The last print is still ending. The card just tapped was not used.',
    },
    action: { zh: '请稍等片刻再刷卡。', en: 'Please tap again in a moment.' },
  },
  paperWaiting: {
    code: 'PAPER_WAITING',
    tone: 'attention',
    text: {
      zh: '出纸口还有上一位的证明，刚才的卡没有使用。',
      en: 'The last person’s paper is still in the slot. The card just tapped was not used.',
    },
    action: {
      zh: '请先取走纸张，点“已取走”，再刷卡。',
      en: 'Please take the paper out first, press Taken, then tap your card.',
    },
  },
  testPassed: {
    code: 'TEST_PASSED',
    tone: 'attention',
    text: {
      zh: '测试通过，结果已记下，会报告中心。',
      en: 'The test was passed. The result is kept and goes to central.',
    },
    action: {
      zh: '如果打印了东西，请看一下效果。',
      en: 'If something was printed, please look at it.',
    },
  },
  testPresumed: {
    code: 'TEST_PRESUMED',
    tone: 'attention',
    text: {
      zh: '设备没有报告问题，但它无法证实已经打完。结果已记下，会报告中心。',
      en: 'Nothing spoke against it, but the device cannot confirm that it came out. The result is kept and goes to central.',
    },
    action: { zh: '请亲眼看一下是否完整。', en: 'Please see for yourself that it is whole.' },
  },
  passwordWrong: {
    code: 'PASSWORD_WRONG',
    tone: 'attention',
    text: {
      zh: '号码或密码不对，没有登录。',
      en: 'The number or the password is not right. You are not signed in.',
    },
    action: {
      zh: '请核对后再试一次，也可以刷校园卡。',
      en: 'Please check both and try again, or tap your campus card.',
    },
  },
  passwordLocked: {
    code: 'PASSWORD_LOCKED',
    tone: 'attention',
    text: {
      zh: '这个号码连续输错了五次，在本机暂停使用密码五分钟，其他方式不受影响。',
      en: 'Five wrong passwords in a row: this number cannot use a password here for five minutes. Other ways still work.',
    },
    action: {
      zh: '请刷校园卡，或五分钟后再试；忘记密码请到网络信息中心窗口重设。',
      en: 'Please tap your campus card or come back in five minutes. If you forgot the password, the IT window can reset it.',
    },
  },
  pickupWrong: {
    code: 'PICKUP_WRONG',
    tone: 'attention',
    text: {
      zh: '号码或取件码不对，没有取到证明。',
      en: 'The number or the pickup code is not right. Nothing was fetched.',
    },
    action: {
      zh: '请对照办理通知上的学号（工号）和八位取件码，再试一次。',
      en: 'Please compare both with your notice, the number and the eight digits, and try again.',
    },
  },
  pickupLocked: {
    code: 'PICKUP_LOCKED',
    tone: 'attention',
    text: {
      zh: '这个号码连续输错了五次，在本机暂停使用取件码五分钟，其他方式不受影响。',
      en: 'Five wrong codes in a row: this number cannot use a pickup code here for five minutes. Other ways still work.',
    },
    action: {
      zh: '请五分钟后再试；取件码丢失或失效，请联系批准这份证明的部门重新发码。',
      en: 'Please come back in five minutes. If the code is lost, the office that approved the paper gives a new one.',
    },
  },
  pickupNothing: {
    code: 'PICKUP_NOTHING',
    tone: 'attention',
    text: {
      zh: '取件码正确，但这份证明本机不能开具。',
      en: 'The code is right, but this kiosk does not issue that paper.',
    },
    action: {
      zh: '请换一台终端，或到服务窗口领取。',
      en: 'Please use another kiosk, or ask at the help window.',
    },
  },
  secondFactorWrong: {
    code: 'SECOND_FACTOR_WRONG',
    tone: 'attention',
    text: {
      zh: '密码不对，什么也没有打印，您的选择还在。',
      en: 'The password is not right. Nothing was printed, and your choices are kept.',
    },
    action: {
      zh: '请再试一次；忘记密码请到网络信息中心窗口重设。',
      en: 'Please try again. If you forgot it, the IT window can reset it.',
    },
  },
  secondFactorLocked: {
    code: 'SECOND_FACTOR_LOCKED',
    tone: 'attention',
    text: {
      zh: '连续输错了五次，在本机暂停使用密码五分钟。不需要密码的证明仍可打印。',
      en: 'Five wrong passwords in a row: yours cannot be used here for five minutes. Papers that need none can still be printed.',
    },
    action: {
      zh: '请返回，或五分钟后再试；忘记密码请到网络信息中心窗口重设。',
      en: 'Please go back, or try again in five minutes. If you forgot it, the IT window can reset it.',
    },
  },
  faceNobody: {
    code: 'FACE_NOT_ENROLLED',
    tone: 'attention',
    text: {
      zh: '本机没有尾号为这四位的人脸登记。人脸只保存在登记时的那台机器上。',
      en: 'No face is enrolled at this kiosk for these four digits. A face is kept only in the machine where it was enrolled.',
    },
    action: {
      zh: '请刷校园卡，或使用学号加密码；登录后可以在本机登记人脸。',
      en: 'Please tap your card or use your number and password; after that you may enrol your face here.',
    },
  },
  faceUnsure: {
    code: 'FACE_UNSURE',
    tone: 'attention',
    text: {
      zh: '这次没有认准，所以没有登录。',
      en: 'We could not be sure that it is you, so you are not signed in.',
    },
    action: {
      zh: '请正对镜头、取下口罩再试一次，或直接刷校园卡。',
      en: 'Please face the camera without a mask and try again, or simply tap your card.',
    },
  },
  faceGivenUp: {
    code: 'FACE_GIVEN_UP',
    tone: 'attention',
    text: {
      zh: '三次都没有认准，人脸识别已经结束，没有留下任何图像。',
      en: 'Three looks were not enough to be sure, so the face check has ended. No picture was kept.',
    },
    action: {
      zh: '请刷校园卡，或使用学号加密码。',
      en: 'Please tap your campus card, or use your number and password.',
    },
  },
  faceLocked: {
    code: 'FACE_LOCKED',
    tone: 'attention',
    text: {
      zh: '这个尾号的人脸识别失败太多次，在本机暂停五分钟。',
      en: 'Too many face checks have failed for these digits, so they are paused here for five minutes.',
    },
    action: {
      zh: '请刷校园卡，或使用学号加密码。',
      en: 'Please tap your campus card, or use your number and password.',
    },
  },
  faceEngine: {
    code: 'FACE_ENGINE_CHANGED',
    tone: 'attention',
    text: {
      zh: '人脸识别程序更新后，您以前的登记不能再用了。',
      en: 'The face software has been renewed since you enrolled, so your old enrolment cannot be used any more.',
    },
    action: {
      zh: '请刷校园卡登录，再重新登记一次人脸。',
      en: 'Please tap your card, then enrol your face once more.',
    },
  },
  faceHolder: {
    code: 'FACE_HOLDER',
    tone: 'attention',
    text: {
      zh: '已读到卡片，现在只与持卡人本人比对。',
      en: 'Card read. Your face is now compared with the holder of this card only.',
    },
    action: { zh: '请看镜头。', en: 'Please look at the camera.' },
  },
  noCamera: {
    code: 'CAMERA_MISSING',
    tone: 'fault',
    text: {
      zh: '摄像头现在不能用，暂时无法刷脸，没有拍摄任何图像。',
      en: 'The camera does not work at present, so faces cannot be checked. No picture was taken.',
    },
    action: {
      zh: '请刷校园卡，或使用学号加密码。',
      en: 'Please tap your campus card, or use your number and password.',
    },
  },
  noFace: {
    code: 'FACE_MISSING',
    tone: 'attention',
    text: { zh: '画面里没有看到人脸。', en: 'We cannot see a face in the picture.' },
    action: {
      zh: '请站到取景框前，让面部落在框内。',
      en: 'Please stand in front of the camera with your face inside the frame.',
    },
  },
  twoFaces: {
    code: 'FACE_TWO',
    tone: 'attention',
    text: {
      zh: '画面里有不止一个人，为了不认错，没有进行比对。',
      en: 'There is more than one person in the picture. To make no mistake, nothing was compared.',
    },
    action: {
      zh: '请让其他人稍稍后退，只留您一人在画面里。',
      en: 'Please ask others to step back so that only you are in the picture.',
    },
  },
  unsteady: {
    code: 'FACE_UNSTEADY',
    tone: 'attention',
    text: { zh: '画面晃动，看不清楚。', en: 'The picture is not steady enough.' },
    action: {
      zh: '请正对镜头，保持两秒不动。',
      en: 'Please face the camera and hold still for two seconds.',
    },
  },
  enrolUnsteady: {
    code: 'ENROL_UNSTEADY',
    tone: 'attention',
    text: {
      zh: '几次拍摄之间差别太大，没有保存任何人脸数据。',
      en: 'The shots differ too much from each other, so no face data was saved.',
    },
    action: {
      zh: '请只留您一人在画面里，正对镜头再试一次。',
      en: 'Please make sure that you are alone in the picture, face the camera and try again.',
    },
  },
  enrolGivenUp: {
    code: 'ENROL_GIVEN_UP',
    tone: 'attention',
    text: {
      zh: '这次没有登记成功，没有保存任何人脸数据，其他服务照常使用。',
      en: 'Your face could not be enrolled this time. Nothing was saved; everything else works as before.',
    },
    action: {
      zh: '可以换个光线好的时间再来登记。',
      en: 'You may try again another time, in better light.',
    },
  },
  enrolled: {
    code: 'FACE_ENROLLED',
    tone: 'attention',
    text: {
      zh: '人脸已登记，只加密保存在这台机器里，没有保存照片。',
      en: 'Your face is enrolled. It is kept encrypted in this machine only; no picture was kept.',
    },
    action: {
      zh: '下次可以用号码后四位加刷脸登录；随时可以在这里删除。',
      en: 'Next time you can use the last four digits and your face. You can delete it here at any time.',
    },
  },
  withdrawn: {
    code: 'FACE_WITHDRAWN',
    tone: 'attention',
    text: {
      zh: '您的人脸数据已经从这台机器删除，同意也已撤回。',
      en: 'Your face data has been deleted from this machine and your consent is withdrawn.',
    },
    action: {
      zh: '以后请使用校园卡或密码，其他服务不受影响。',
      en: 'Please use your card or password from now on; nothing else changes.',
    },
  },
  nothingIssued: {
    code: 'ISSUE_FAILED',
    tone: 'fault',
    text: {
      zh: '证明没有开出来，没有占用您的份数，也没有打印任何纸张。',
      en: 'The certificate was not issued. None of your copies was used and nothing was printed.',
    },
    action: {
      zh: '请返回再试一次；如果仍然不行，请到服务窗口办理。',
      en: 'Please go back and try once more; if it fails again, ask at the help window.',
    },
  },
  voided: {
    code: 'PRINT_CANCELLED',
    tone: 'attention',
    text: {
      zh: '打印已经取消，没有出纸。这份证明的编号已作废，不占用您的份数。',
      en: 'Printing was cancelled and no paper came out. The number of this certificate is void and does not count against your copies.',
    },
    action: {
      zh: '可以重新办理，也可以到服务窗口。',
      en: 'You may start again, or ask at the help window.',
    },
  },
  notPrinted: {
    code: 'PRINT_FAILED',
    tone: 'fault',
    text: {
      zh: '打印机没有完成打印，没有出纸。这份证明的编号已作废，不占用您的份数。',
      en: 'The printer did not print, and no paper came out. The number of this certificate is void and does not count against your copies.',
    },
    action: {
      zh: '请换一台机器，或到服务窗口。',
      en: 'Please use another kiosk, or ask at the help window.',
    },
  },
  ambiguous: {
    code: 'PRINT_UNCERTAIN',
    tone: 'attention',
    text: {
      zh: '打印机没有说清楚纸张有没有出来，只有您看得到。',
      en: 'The printer cannot tell whether your paper came out. Only you can see it.',
    },
    action: {
      zh: '请看一下出纸口，然后告诉我们。回答“没有”时，这份证明会立即作废，可以重新打印。',
      en: 'Please look at the slot and tell us. If you say no, this certificate is made void at once and you can print again.',
    },
  },
  notOut: {
    code: 'PRINT_NOT_OUT',
    tone: 'attention',
    text: {
      zh: '已经记下：没有出纸。这份证明的编号已作废，不占用您的份数。',
      en: 'Noted: no paper came out. The number of this certificate is void and does not count against your copies.',
    },
    action: {
      zh: '这是换了新编号的预览，可以现在再打印一次；想换一台机器，请点“退出”；只要网络通，十分钟内可以到那里接着打印。',
      en: 'This is a preview under a new number: you can print it now. To use another kiosk, press Exit: while the network is up, you can go on there within ten minutes.',
    },
  },
  notOutElsewhere: {
    code: 'PRINT_NOT_OUT',
    tone: 'attention',
    text: {
      zh: '已经记下：没有出纸。这份证明的编号已作废，不占用您的份数。',
      en: 'Noted: no paper came out. The number of this certificate is void and does not count against your copies.',
    },
    action: {
      zh: '怎样接着打印，请看下面。',
      en: 'See below how to go on.',
    },
  },
  resumed: {
    code: 'PRINT_RESUMED',
    tone: 'attention',
    text: {
      zh: '接着打印刚才没有打成的证明，用途和份数不变。它换了新编号，原来的编号已作废。',
      en: 'This goes on with the certificate that did not come out: same purpose, same copies, under a new number. The earlier number is void.',
    },
    action: {
      zh: '请核对后确认打印。',
      en: 'Please check it and confirm.',
    },
  },
  resumeHeld: {
    code: 'CLAIM_HELD',
    tone: 'attention',
    text: {
      zh: '这份证明正在另一台机器上接着打印，为了不出两份，本机没有打印。',
      en: 'This certificate is being gone on with at another kiosk. So that there are never two, it was not printed here.',
    },
    action: {
      zh: '请在那台机器上完成，或在那里点“退出”后再来。',
      en: 'Please finish it there, or press Exit there and come back.',
    },
  },
  resumeOver: {
    code: 'CLAIM_OVER',
    tone: 'attention',
    text: {
      zh: '刚才那份证明不能再接着打印：十分钟已过，或已在别处打印。没有占用您的份数。',
      en: 'That certificate can no longer be gone on with: the ten minutes are over, or it was printed elsewhere. None of your copies was used.',
    },
    action: {
      zh: '还需要的话，请点“打印证明”重新办理。',
      en: 'If you still need it, please choose Print a certificate.',
    },
  },
  resumeOffline: {
    code: 'CLAIM_OFFLINE',
    tone: 'attention',
    text: {
      zh: '本机现在连不上校园网，无法确认别的机器没有打印，所以不能接着打印。',
      en: 'This kiosk is out of contact, so it cannot make sure that no other kiosk prints that certificate, and must not go on with it.',
    },
    action: {
      zh: '请点“打印证明”重新办理，刚才那份不占用份数；也可以换一台机器。',
      en: 'Please choose Print a certificate to start anew, since the earlier one did not count; or use another kiosk.',
    },
  },
  resumeTooMany: {
    code: 'CLAIM_COPIES',
    tone: 'attention',
    text: {
      zh: '您今天在这里可打印的份数不够接着打印那份证明。',
      en: 'You do not have enough copies left here today to go on with that certificate.',
    },
    action: {
      zh: '请点“打印证明”，选少一些份数。',
      en: 'Please choose Print a certificate and ask for fewer copies.',
    },
  },
  needsStaff: {
    code: 'PRINT_NEEDS_STAFF',
    tone: 'fault',
    text: {
      zh: '打印没有按时结束，您的个人信息已经从屏幕上清除，这份证明的记录已经保存。',
      en: 'Printing did not end in time. Your details are off the screen, and the record of this certificate is kept.',
    },
    action: {
      zh: '请到服务窗口，工作人员会查看出纸口，为您处理。',
      en: 'Please go to the help window; staff will look at the slot and settle it for you.',
    },
  },
  internal: {
    code: 'KIOSK_FAULT',
    tone: 'fault',
    text: {
      zh: '机器内部出了问题，本次办理已经结束，您的个人信息已经清除。已经开出的证明都有记录，不会丢失。',
      en: 'Something went wrong inside the machine. This visit has ended and your details are cleared. What was issued is on record and not lost.',
    },
    action: {
      zh: '请稍后再试，或到服务窗口办理。',
      en: 'Please try again in a moment, or ask at the help window.',
    },
  },
} as const satisfies Record<string, PersonMessage>;

/** What became of a technician's test; the reason is for support. */
export function aboutTest(outcome: TestOutcome): PersonMessage {
  if (outcome.outcome === 'passed') return messages.testPassed;
  if (outcome.outcome === 'presumed') return messages.testPresumed;
  return {
    code: `TEST_FAILED_${outcome.reason.toUpperCase().replaceAll('-', '_')}`,
    tone: 'fault',
    text: {
      zh: '测试没有通过，结果已记下，会报告中心。',
      en: 'The test failed. The result is kept and goes to central.',
    },
    action: {
      zh: '请看这台设备的状态和原因，处理后再试一次。',
      en: 'Look at the state of the device and its reasons, mend it and try again.',
    },
  };
}

/** A card of nobody, or of somebody it does not fit. */
export function aboutUnknown(by: CardMethod): PersonMessage {
  return by === 'card' ? messages.cardUnknown : messages.idUnknown;
}

/** Whether this kiosk may go on with a paper, and why not. */
export function aboutTaking(answer: TakeAnswer): PersonMessage {
  return {
    granted: messages.resumed,
    held: messages.resumeHeld,
    over: messages.resumeOver,
    offline: messages.resumeOffline,
  }[answer];
}

/** No paper: because somebody gave up, or because the printer did not do it. */
export function aboutVoided(progress: JobProgress | null): PersonMessage {
  return progress?.reasons.includes('given-up') ? messages.voided : messages.notPrinted;
}

/** What follows from a wrong password that was asked for besides a card or a face. */
export function aboutPassword(triesLeft: number): PersonMessage {
  return triesLeft > 0 ? messages.secondFactorWrong : messages.secondFactorLocked;
}

/** What follows from a wrong pickup code. */
export function aboutPickup(triesLeft: number): PersonMessage {
  return triesLeft > 0 ? messages.pickupWrong : messages.pickupLocked;
}
