import { useEffect, useState } from 'preact/hooks';

import { Refused } from './api';
import { words } from './words';

export type Loaded<T> =
  | { state: 'waiting' }
  | { state: 'here'; value: T }
  | { state: 'refused'; title: string; detail: string };

function refusedOf(fault: unknown): { state: 'refused'; title: string; detail: string } {
  if (fault instanceof Refused) {
    return { state: 'refused', title: fault.problem.title, detail: fault.problem.detail };
  }
  return { state: 'refused', title: words.noAnswerTitle, detail: words.noAnswer };
}

// Asks anew whenever `key` changes. An answer to another key is never given, nor one that comes too
// late.
export function useLoaded<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [told, setTold] = useState<{ key: string; loaded: Loaded<T> }>({ key, loaded: { state: 'waiting' } });
  useEffect(() => {
    const stop = new AbortController();
    const tell = (loaded: Loaded<T>) => {
      if (!stop.signal.aborted) setTold({ key, loaded });
    };
    ask(stop.signal).then(
      (value) => tell({ state: 'here', value }),
      (fault: unknown) => tell(refusedOf(fault)),
    );
    return () => stop.abort();
  }, [key]);
  return told.key === key ? told.loaded : { state: 'waiting' };
}
