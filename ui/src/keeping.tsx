import { useEffect, useState } from 'preact/hooks';

import { api, query, Refused, type KeptSearch } from './api';
import { filterNames, type Filter } from './filters';
import { lib } from './library_words';
import { counted, words } from './words';

// A search with its filter becomes one that is kept.
export function Keep({ q, filter }: { q: string; filter: Filter }) {
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const [kept, setKept] = useState('');
  const [fault, setFault] = useState('');
  if (q === '' && filterNames.every((each) => filter[each] === '')) return null;
  const keep = () => {
    setFault('');
    const given = Object.fromEntries(filterNames.filter((each) => filter[each] !== '').map((each) => [each, filter[each]]));
    api.keepSearch(name.trim(), q, given).then(
      () => {
        setKept(name.trim());
        setOpen(false);
        setName('');
        changed.dispatchEvent(new Event('change'));
      },
      (why: unknown) => setFault(why instanceof Refused ? why.problem.detail : words.noAnswer),
    );
  };
  return (
    <div class="keeping">
      {!open && (
        <button type="button" onClick={() => setOpen(true)}>
          {lib.keep}
        </button>
      )}
      {open && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <label>
            {lib.keepName}{' '}
            <input type="text" required maxLength={60} value={name} onInput={(event) => setName(event.currentTarget.value)} ref={(field) => field?.focus()} />
          </label>{' '}
          <button type="submit">{words.keep}</button>{' '}
          <button type="button" onClick={() => setOpen(false)}>
            {words.cancel}
          </button>
          <small> {lib.keepHow}</small>
        </form>
      )}
      <p role="status">
        {kept !== '' && (
          <>
            “{kept}” {lib.kept} <a href="/searches">{lib.keptSearches}</a>
          </>
        )}
      </p>
      {fault !== '' && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
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
          <span class="count" aria-label={counted(unseen, 'new document', 'new documents')}>
            {unseen.toLocaleString('en')}
          </span>
        </>
      )}
    </a>
  );
}
