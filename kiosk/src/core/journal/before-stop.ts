/**
 * The result of `work`, unless the signal comes first. The call goes on; its outcome is learnt by recovery.
 *
 * @throws the signal's reason, or what `work` rejects with
 */
export async function beforeStop<T>(work: Promise<T>, stopping: AbortSignal): Promise<T> {
  if (stopping.aborted) {
    work.catch(() => undefined);
    stopping.throwIfAborted();
  }
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(stopping.reason);
  stopping.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    stopping.removeEventListener('abort', stop);
  }
}
