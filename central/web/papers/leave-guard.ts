import { useEffect } from 'react';

/** While something would be lost, closing or reloading the page asks first. */
export function useLeaveGuard(holds: boolean): void {
  useEffect(() => {
    if (!holds) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [holds]);
}
