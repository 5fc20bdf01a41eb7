import { callSchemas } from '@hallway/kiosk/bridge';
import type {
  CallName,
  EventName,
  Events,
  Form,
  Handlers,
  KioskView,
  PageImage,
} from '@hallway/kiosk/bridge';

type Listener = <E extends EventName>(event: E, value: Events[E]) => void;
type Shown = Omit<KioskView, 'revision'>;

export interface RecordedCall {
  call: CallName;
  input: unknown;
}

/** A core that shows what it is told to, keeps the person's settings, and remembers what the page asked of it. */
export interface GalleryCore {
  handlers: Handlers;
  subscribe(listener: Listener): () => void;
  show(view: Shown): void;
  readonly view: KioskView;
  readonly calls: RecordedCall[];
}

/** @param pages what the preview shows, by what it is printed on */
export function createGalleryCore(first: Shown, pages: Record<Form, PageImage>): GalleryCore {
  const listeners = new Set<Listener>();
  const calls: RecordedCall[] = [];
  let view: KioskView = { ...first, revision: 1 };

  function show(next: Shown): void {
    view = { ...next, revision: view.revision + 1 };
    for (const listener of listeners) listener('view', view);
  }

  function change(part: Partial<Shown>): undefined {
    show({ ...view, ...part });
  }

  const quiet = Object.fromEntries(
    Object.keys(callSchemas).map((call) => [call, (): undefined => undefined]),
  ) as unknown as Handlers;

  const answering: Partial<Handlers> = {
    'view.get': () => view,
    'preview.page': () => pages[view.screen.name === 'preview' ? view.screen.form : 'a4'],
    'locale.set': ({ locale }) => change({ locale }),
    'size.set': ({ textSize }) => change({ textSize }),
    'low.set': ({ low }) => change({ low }),
    'request.set': ({ options: chosen = {}, ...input }) => {
      const { screen } = view;
      if (screen.name !== 'request') return;
      const options = screen.options?.map((option) => ({
        ...option,
        chosen: chosen[option.name] ?? option.chosen,
      }));
      change({ screen: { ...screen, ...input, ...(options && { options }) } });
    },
  };

  return {
    handlers: recording({ ...quiet, ...answering }, calls),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show,
    get view() {
      return view;
    },
    calls,
  };
}

function recording(handlers: Handlers, calls: RecordedCall[]): Handlers {
  return new Proxy(handlers, {
    get(target, call: CallName) {
      return (input: never) => {
        calls.push({ call, input });
        return (target[call] as (input: never) => unknown)(input);
      };
    },
  });
}
