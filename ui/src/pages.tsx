import { useEffect, useState } from 'preact/hooks';

import { detailOf, Fault } from './forms';
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
        setFault(detailOf(why));
      },
    );
  };
  return { first, items, more: { next, waits, fault, ask: more } };
}

// The rest of a list, and how much of it there is where that is known.
export function ShowMore({ left = 0, show, waits = false }: { left?: number | undefined; show: () => void; waits?: boolean }) {
  return (
    <p class="more">
      <button type="button" onClick={show} disabled={waits}>
        {waits ? words.waiting : words.more}
        {!waits && left > 0 && ` (${left.toLocaleString('en')})`}
      </button>
    </p>
  );
}

// What stands below such a list.
export function More({ more, left }: { more: Pages<unknown, unknown>['more']; left?: number | undefined }) {
  return (
    <>
      <Fault fault={more.fault} />
      {more.next !== '' && <ShowMore left={left} show={more.ask} waits={more.waits} />}
    </>
  );
}
