import {
  campusDate,
  templateKey,
  type RenderEngine,
  type TemplateInForce,
} from '@hallway/certificates';
import type { PaperTemplates } from '../papers/index.ts';
import type { Log } from './log.ts';

const DAY = 86_400_000;

export interface FollowDeps {
  engine: Pick<RenderEngine, 'use'>;
  paperTemplates: Pick<PaperTemplates, 'inForce'>;
  log: Log;
}

/** Keeps the engine at the templates that are in force, tomorrow's among them, so that they start on the minute. */
export class FollowTemplates {
  readonly #deps: FollowDeps;
  /** What the engine was last given, or is being given. */
  #given = '';
  #last: Promise<void> = Promise.resolve();

  constructor(deps: FollowDeps) {
    this.#deps = deps;
  }

  /** Looks whether something changed. Cheap: call it from a timer. @returns when the engine has what is in force now */
  look(now: number): Promise<void> {
    const days = [now, now + DAY].map((at) =>
      this.#deps.paperTemplates.inForce(campusDate(new Date(at))),
    );
    const [today] = days;
    // Until central has told, the engine has what came with the release.
    if (!today) return this.#last;
    const releases = new Map(
      days.flatMap((day) => day?.templates ?? []).map((one) => [one.hash, one] as const),
    );
    const given = [...releases.keys(), ...today.refused.map(({ key, code }) => key + code)].join();
    if (given === this.#given) return this.#last;
    this.#given = given;
    const { log } = this.#deps;
    for (const { key, code } of today.refused) {
      log.warn({ room: 'papers', template: key, code }, 'template refused');
    }
    this.#last = this.#last.then(() => this.#use([...releases.values()]));
    return this.#last;
  }

  async #use(templates: readonly TemplateInForce[]): Promise<void> {
    const { engine, log } = this.#deps;
    const unfit = await engine.use(templates);
    for (const { template, error } of unfit) {
      const { id, language, version } = template;
      const key = templateKey({ document: id, language, version });
      log.error({ room: 'papers', template: key, err: error }, 'template cannot make a paper');
    }
    log.info({ room: 'papers', templates: templates.length - unfit.length }, 'templates in force');
  }
}
