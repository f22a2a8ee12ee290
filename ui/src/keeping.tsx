import { useEffect, useRef, useState } from 'preact/hooks';

import { api, query, type KeptSearch } from './api';
import { filterNames, type Filter } from './filters';
import { Ends, Fault, useAct, useFocus } from './forms';
import { lib } from './library_words';
import { visible } from './text';

function KeepForm({ q, filter, done, close }: { q: string; filter: Filter; done: (name: string) => void; close: () => void }) {
  const [name, setName] = useState('');
  const { busy, fault, act } = useAct();
  const field = useFocus<HTMLInputElement>();
  const keep = async () => {
    const given = Object.fromEntries(filterNames.filter((each) => filter[each] !== '').map((each) => [each, filter[each]]));
    await api.keepSearch(name.trim(), q, given);
    done(name.trim());
    changed.dispatchEvent(new Event('change'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act(keep);
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <label>
        {lib.keepName}{' '}
        <input type="text" required maxLength={60} value={name} onInput={(event) => setName(event.currentTarget.value)} ref={field} />
      </label>
      <Ends busy={busy} close={close} />
      <small>{lib.keepHow}</small>
      <Fault fault={fault} />
    </form>
  );
}

// A search with its filter becomes one that is kept.
export function Keep({ q, filter }: { q: string; filter: Filter }) {
  const [open, setOpen] = useState(false);
  const [kept, setKept] = useState('');
  const again = useRef<HTMLButtonElement>(null);
  if (q === '' && filterNames.every((each) => filter[each] === '')) return null;
  const close = () => {
    setOpen(false);
    // Keys go on where they were.
    requestAnimationFrame(() => again.current?.focus());
  };
  const done = (name: string) => {
    setKept(name);
    close();
  };
  return (
    <div class="keeping">
      {open ? (
        <KeepForm q={q} filter={filter} done={done} close={close} />
      ) : (
        <button type="button" onClick={() => setOpen(true)} ref={again}>
          {lib.keep}
        </button>
      )}
      <p role="status">
        {kept !== '' && (
          <>
            “{visible(kept)}” {lib.kept} <a href="/searches">{lib.keptSearches}</a>
          </>
        )}
      </p>
    </div>
  );
}

// 'change': a search was kept, seen or removed.
export const changed = new EventTarget();

// The address of the search or list that a kept search stands for.
export function addressOf(search: KeptSearch): string {
  return search.query === '' ? '/' + query(search.filter) : '/search' + query({ q: search.query, ...search.filter });
}

const mostIdle = 120_000; // milliseconds without a key or a touch

// How many documents are new; asked again now and then, and when something changes here. Not while
// nobody is there: a session that nobody uses ends.
export function useUnseen(): number {
  const [unseen, setUnseen] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    let lastAct = Date.now();
    const act = () => (lastAct = Date.now());
    const look = () => {
      if (document.hidden || Date.now() - lastAct > mostIdle) return;
      api.searches(stop.signal).then(
        (told) => setUnseen(told.searches.reduce((sum, each) => sum + each.unseen, 0)),
        () => undefined, // the page itself says so
      );
    };
    look();
    const timer = setInterval(look, 60_000);
    changed.addEventListener('change', look);
    addEventListener('keydown', act);
    addEventListener('pointerdown', act);
    return () => {
      stop.abort();
      clearInterval(timer);
      removeEventListener('keydown', act);
      removeEventListener('pointerdown', act);
      changed.removeEventListener('change', look);
    };
  }, []);
  return unseen;
}

export function AlertsLink() {
  const unseen = useUnseen();
  return (
    <a href="/searches">
      {lib.keptSearches}
      {unseen > 0 && (
        <>
          {' '}
          <span class="count" aria-label={lib.newDocuments(unseen)}>
            {unseen.toLocaleString('en')}
          </span>
        </>
      )}
    </a>
  );
}
