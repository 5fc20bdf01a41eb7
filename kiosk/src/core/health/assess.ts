import type { CredentialMethod, Form, PersonMessage, ServiceId } from '../../bridge/index.ts';
import type { Conditions } from './conditions.ts';
import { healthRules, type HealthRule } from './rules.ts';
import type { Assessment } from './types.ts';

function told(rule: HealthRule, conditions: Conditions): PersonMessage {
  return { code: rule.code, ...rule.message(conditions) };
}

/**
 * What can be done at this machine under these conditions. Pure.
 *
 * Enrolment and recognition by face both need the camera; taking a consent back never does.
 */
export function assess(conditions: Conditions): Assessment {
  const broken = healthRules.filter((rule) => rule.broken(conditions));
  const reason = (...stopped: (ServiceId | CredentialMethod | Form)[]): PersonMessage | null => {
    const stops: readonly HealthRule['stops'][number][] = ['everything', ...stopped];
    const rule = broken.find((one) => one.stops.some((each) => stops.includes(each)));
    return rule ? told(rule, conditions) : null;
  };
  const forms = { a4: reason('certificates', 'a4'), slip: reason('certificates', 'slip') };
  const total = broken.find((rule) => rule.stops.includes('everything'));
  return {
    services: { certificates: forms.slip && forms.a4, face: reason('face') },
    forms,
    methods: {
      card: reason('card'),
      ...(conditions.residentIdReader && { 'resident-id': reason('resident-id') }),
      face: reason('face'),
      password: reason('password'),
      'pickup-code': reason('pickup-code'),
    },
    notices: broken.filter((rule) => !rule.quiet).map((rule) => told(rule, conditions)),
    outOfService: total ? told(total, conditions) : null,
  };
}
