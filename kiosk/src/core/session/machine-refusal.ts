import type { Bilingual, Form, PersonMessage, RefusalView } from '../../bridge/index.ts';

const machines: Record<Form, Bilingual> = {
  a4: { zh: '打印机', en: 'Printer' },
  slip: { zh: '小票机', en: 'Receipt printer' },
};

const notNow: Bilingual = { zh: '本机现在不能用', en: 'Not available at this kiosk now' };

/**
 * What stands against a document at this machine, as a refusal a person can act on. Its rule is the code of the message:
 * none of R01 to R17.
 */
export function machineRefusal(message: PersonMessage, form: Form, owner: Bilingual): RefusalView {
  return {
    rule: message.code,
    message: message.text,
    field: machines[form],
    value: notNow,
    fix: message.action,
    owner,
    next: 'none',
    offer: null,
  };
}
