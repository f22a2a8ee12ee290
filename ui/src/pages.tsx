import { useEffect, useState } from 'preact/hooks';

import { Refused } from './api';
import { useLoaded, type Loaded } from './loading';
import { words } from './words';

// A list that comes page by page: each says where the next one begins.
export interface Page<P, T> {
  items: (page: P) => T[];
  next: (page: P) => string; // empty: this was the last
  id: (item: T) => string; // what moved since the page before is not shown twice
}

export interface Pages<P, T> {
  first: Loaded<P>;
  items: T[];
  more: { next: string; waits: boolean; fault: string; ask: () => void };
}

// Asks anew whenever `key` changes; pages of two keys never mix.
export function usePages<P, T>(key: string, ask: (place: string, signal: AbortSignal) => Promise<P>, page: Page<P, T>): Pages<P, T> {
  const first = useLoaded(key, (signal) => ask('', signal));
  const [further, setFurther] = useState<T[]>([]);
  const [next, setNext] = useState('');
  const [waits, setWaits] = useState(false);
  const [fault, setFault] = useState('');
  const [stop, setStop] = useState(() => new AbortController());
  useEffect(() => {
    const current = new AbortController();
    setStop(current);
    setFurther([]);
    setWaits(false);
    setFault('');
    setNext(first.state === 'here' ? page.next(first.value) : '');
    return () => current.abort();
  }, [key, first.state]);
  const items = first.state === 'here' ? [...page.items(first.value), ...further] : [];
  const more = () => {
    if (waits || next === '') return;
    const of = stop;
    setWaits(true);
    setFault('');
    ask(next, of.signal).then(
      (told) => {
        if (of.signal.aborted) return;
        const known = new Set(items.map(page.id));
        setFurther((before) => [...before, ...page.items(told).filter((each) => !known.has(page.id(each)))]);
        setNext(page.next(told));
        setWaits(false);
      },
      (why: unknown) => {
        if (of.signal.aborted) return;
        setWaits(false);
        setFault(why instanceof Refused ? why.problem.detail : words.noAnswer);
      },
    );
  };
  return { first, items, more: { next, waits, fault, ask: more } };
}

// What stands below such a list.
export function More({ more, left }: { more: Pages<unknown, unknown>['more']; left?: number | undefined }) {
  return (
    <>
      {more.fault !== '' && (
        <p role="alert" class="fault">
          {more.fault}
        </p>
      )}
      {more.next !== '' && (
        <p class="more">
          <button type="button" onClick={more.ask} disabled={more.waits}>
            {more.waits ? words.waiting : words.more}
            {!more.waits && left !== undefined && left > 0 && ` (${left.toLocaleString('en')})`}
          </button>
        </p>
      )}
    </>
  );
}
