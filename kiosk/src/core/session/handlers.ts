import { BridgeError, type CallInput, type Handlers, type PageImage } from '../../bridge/index.ts';
import type { Prepared } from '../issuing/index.ts';
import type { Session } from './session.ts';
import type { SessionCall } from './types.ts';

export interface HandlerDeps {
  session: Session;
  pageImage(prepared: Prepared, page: number): Promise<PageImage>;
  /** What the camera page met, for the health of the kiosk. */
  camera(works: boolean): void;
  /** Something the page noticed about itself; never personal. */
  uiError(kind: 'csp' | 'error', code: string): void;
}

/**
 * What the UI may ask, call by call. A call that the present screen has no use for (a second tap, a button of a screen
 * just left) is answered NOT_NOW and changes nothing.
 */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { session } = deps;

  /** A call that is a step of the visit. */
  const step =
    <C extends SessionCall>(type: C) =>
    (input: CallInput<C>): undefined => {
      // The union of all calls cannot be built from a generic name; name and input belong together by the type of both.
      const event = { type, input } as Parameters<Session['submit']>[0];
      if (!session.submit(event))
        throw new BridgeError('NOT_NOW', `${type} does not fit this screen`);
    };

  /** A call that is never wrong: at worst it finds nothing to do. */
  const always =
    <C extends SessionCall>(type: C) =>
    (input: CallInput<C>): undefined => {
      session.submit({ type, input } as Parameters<Session['submit']>[0]);
    };

  return {
    'view.get': () => session.view(),
    'session.touch': always('session.touch'),
    'session.exit': always('session.exit'),
    'locale.set': always('locale.set'),
    'size.set': always('size.set'),
    'low.set': always('low.set'),
    'session.begin': step('session.begin'),
    'session.back': step('session.back'),
    'identify.choose': step('identify.choose'),
    'identify.password': step('identify.password'),
    'identify.pickup': step('identify.pickup'),
    'identify.digits': step('identify.digits'),
    'identify.face'(input) {
      deps.camera(true);
      return step('identify.face')(input);
    },
    'face.problem'(input) {
      deps.camera(input.problem !== 'no-camera' && input.problem !== 'engine-failed');
      return step('face.problem')(input);
    },
    'face.consent': step('face.consent'),
    'face.enrol'(input) {
      deps.camera(true);
      return step('face.enrol')(input);
    },
    'face.withdraw': step('face.withdraw'),
    'print.resume': step('print.resume'),
    'service.open': step('service.open'),
    'maintenance.open': step('maintenance.open'),
    'device.test': step('device.test'),
    'device.switch': step('device.switch'),
    'document.choose': step('document.choose'),
    'name.confirm': step('name.confirm'),
    'request.set': step('request.set'),
    'request.inkSeal': step('request.inkSeal'),
    'request.preview': step('request.preview'),
    'secondFactor.give': step('secondFactor.give'),
    async 'preview.page'({ page }) {
      const { visit, screen } = session.context();
      if (screen !== 'preview' || !visit.prepared || page > visit.prepared.pages) {
        throw new BridgeError('NOT_NOW', 'there is no such page to show');
      }
      return deps.pageImage(visit.prepared, page);
    },
    'print.confirm': step('print.confirm'),
    'print.elsewhere': step('print.elsewhere'),
    'ambiguous.answer': step('ambiguous.answer'),
    'slip.answer': step('slip.answer'),
    'stamp.answer': step('stamp.answer'),
    'paper.taken': step('paper.taken'),
    'ui.heartbeat': () => undefined,
    'ui.error'({ kind, code }) {
      deps.uiError(kind, code);
      return undefined;
    },
  };
}
