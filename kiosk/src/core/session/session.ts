import { isDeepStrictEqual } from 'node:util';
import { createActor, type ActorOptions, type AnyActorLogic } from 'xstate';
import type { Person } from '@hallway/protocol';
import type { EventName, Events, KioskView, PersonMessage } from '../../bridge/index.ts';
import type { PaperCheck } from '../papers/index.ts';
import type { JobProgress } from '../printing/index.ts';
import { createSessionMachine } from './machine.ts';
import { messages } from './messages.ts';
import type { SessionServices } from './services.ts';
import type { CardMethod, SessionContext, SessionEvent } from './types.ts';
import type { ViewStatus } from './view-status.ts';
import { viewOf } from './view.ts';

export type Listener = <E extends EventName>(event: E, value: Events[E]) => void;

export interface SessionOptions {
  services: SessionServices;
  status: () => ViewStatus;
  /** Timers of the machine; the system's when not given. */
  timers?: NonNullable<ActorOptions<AnyActorLogic>['clock']>;
}

/** The visits at one kiosk, running: takes events, tells views. */
export interface Session {
  view(): KioskView;
  context(): SessionContext;
  subscribe(listener: Listener): () => void;
  /** @returns false when the present screen has no use for this event; nothing has happened then */
  submit(event: SessionEvent): boolean;
  /** `person` is null for a card nobody here has. */
  cardRead(person: Person | null, by?: CardMethod): void;
  /** Shown only to somebody who has not said who they are; ignored everywhere else. */
  paperChecked(paper: PaperCheck): void;
  /** Something was shown that leads nowhere. Told only to somebody who is about to say who they are. */
  hint(message: PersonMessage): void;
  printed(progress: JobProgress): void;
  /** Devices, data or the link changed: looks again at everything that depends on them. */
  statusChanged(): void;
  fault(message: PersonMessage): void;
  stop(): void;
}

/** Starts with the attract screen. @throws when not even that can be drawn */
export function startSession(options: SessionOptions): Session {
  const { services } = options;
  const machine = createSessionMachine(services);
  const listeners = new Set<Listener>();
  let current: KioskView | null = null;

  const tell: Listener = (event, value) => {
    for (const listener of listeners) listener(event, value);
  };

  /** Draws anew; a view that says the same is not a change. */
  function refresh(): KioskView {
    const next = viewOf(actor.getSnapshot().context, options.status());
    if (current && isDeepStrictEqual({ ...next, revision: current.revision }, current)) {
      return current;
    }
    current = { ...next, revision: (current?.revision ?? 0) + 1 };
    tell('view', current);
    return current;
  }

  /** The last view stays when a new one cannot be drawn. */
  function draw(): void {
    try {
      refresh();
    } catch (error) {
      services.failed('view', error);
    }
  }

  function begin() {
    const fresh = createActor(machine, options.timers ? { clock: options.timers } : {});
    fresh.subscribe({
      next: () => {
        if (fresh === actor) draw();
      },
      error: recover,
    });
    fresh.on('tone', ({ tone }) => tell('tone', tone));
    return fresh;
  }

  /**
   * A fault inside the machine (a record that does not open, a bug) ends this visit and no other: whatever it knew is
   * dropped with it, and a new machine tells whoever stands there.
   */
  function recover(error: unknown): void {
    const { visit, job } = actor.getSnapshot().context;
    const { prepared } = visit;
    if (prepared) services.discard(prepared);
    services.failed('session', error);
    services.ended('fault', job?.issueId ?? null);
    actor = begin();
    actor.start();
    actor.send({ type: 'fault', message: messages.internal });
  }

  let actor = begin();
  actor.start();

  const touch: SessionEvent = { type: 'session.touch', input: undefined };
  return {
    view: refresh,
    context: () => actor.getSnapshot().context,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    submit(event) {
      // Whatever a person does is a sign of life, also what this screen has no use for.
      actor.send(touch);
      if (!actor.getSnapshot().can(event)) return false;
      actor.send(event);
      return true;
    },
    cardRead(person, by = 'card') {
      actor.send(touch);
      actor.send({ type: 'card.read', person, by });
    },
    paperChecked: (paper) => actor.send({ type: 'paper.checked', paper }),
    hint: (message) => actor.send({ type: 'hint', message }),
    printed: (progress) => actor.send({ type: 'print.progress', progress }),
    statusChanged() {
      actor.send({ type: 'status.changed' });
      draw();
    },
    fault: (message) => actor.send({ type: 'fault', message }),
    stop: () => void actor.stop(),
  };
}
