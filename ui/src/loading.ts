import { useEffect, useState } from 'preact/hooks';

import { Refused } from './api';
import { words } from './words';

export type Loaded<T> =
  | { state: 'waiting' }
  | { state: 'here'; value: T }
  | { state: 'refused'; title: string; detail: string };

// Asks anew whenever `key` changes; an answer that comes too late is dropped.
export function useLoaded<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'waiting' });
  useEffect(() => {
    const stop = new AbortController();
    setLoaded({ state: 'waiting' });
    ask(stop.signal).then(
      (value) => setLoaded({ state: 'here', value }),
      (fault: unknown) => {
        if (stop.signal.aborted) return;
        if (fault instanceof Refused) {
          setLoaded({ state: 'refused', title: fault.problem.title, detail: fault.problem.detail });
        } else {
          setLoaded({
            state: 'refused',
            title: 'No answer',
            detail: words.noAnswer,
          });
        }
      },
    );
    return () => stop.abort();
  }, [key]);
  return loaded;
}
