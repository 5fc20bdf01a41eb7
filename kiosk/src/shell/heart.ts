/** Core answers each question before the next one, or is taken for dead. */
const ASK_EVERY_MS = 10_000;

export interface Heart {
  answered(): void;
  stop(): void;
}

/** Asks core regularly whether it lives; a process that runs but does not answer is no use to anybody. */
export function listenToHeart(ask: () => void, onSilent: () => void): Heart {
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) onSilent();
    waiting = true;
    ask();
  }, ASK_EVERY_MS);
  return {
    answered: () => void (waiting = false),
    stop: () => clearInterval(timer),
  };
}
