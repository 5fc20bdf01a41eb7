/** Another writer moved the attempt meanwhile: two programs on one store. */
export class JournalConflict extends Error {
  readonly code = 'JOURNAL_CONFLICT';
  constructor() {
    super('the attempt was changed by another writer');
    this.name = 'JournalConflict';
  }
}

/** A key is one content for ever: another one under it would be something that nobody asked for. */
export class KeyConflict extends Error {
  readonly code = 'KEY_CONFLICT';
  constructor() {
    super('the key was begun with another content');
    this.name = 'KeyConflict';
  }
}

/** An event that the table of transitions does not allow: a mistake of the program, never of the device. */
export class IllegalTransition extends Error {
  readonly code = 'ILLEGAL_TRANSITION';
  constructor(state: string, event: string) {
    super(`an attempt in ${state} cannot take ${event}`);
    this.name = 'IllegalTransition';
  }
}
