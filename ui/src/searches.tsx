import { useEffect, useRef, useState } from 'preact/hooks';

import { api, type Facet, type DigestEntry, type DigestSearch, type KeptSearch } from './api';
import { day } from './dates';
import { DocumentLine, FindingTag, Snippet } from './document_line';
import { Fault, useAct, useFocus } from './forms';
import { addressOf, changed } from './keeping';
import { lib } from './library_words';
import { useLoaded } from './loading';
import { More, usePages } from './pages';
import { Refusal, Waiting } from './shell';
import { ticketed } from './session';
import { visible } from './text';
import { words } from './words';

function Entry({ entry, findings, unseen }: { entry: DigestEntry; findings: Facet[]; unseen: boolean }) {
  return (
    <li class={unseen ? 'unseen' : ''}>
      <DocumentLine {...entry} hash={entry.document} />
      <Snippet hit={entry} />
      <p class="facts">
        {unseen && <span class="tag">{lib.isNew}</span>}
        <span>
          {lib.came} {day(entry.at)}
        </span>
        {entry.findings.map((code) => (
          <FindingTag code={code} findings={findings} key={code} />
        ))}
      </p>
    </li>
  );
}

const page = {
  items: (told: { searches: DigestSearch[] }) => told.searches[0]?.alerts ?? [],
  next: (told: { searches: DigestSearch[] }) => String(told.searches[0]?.next || ''),
  id: (entry: DigestEntry) => String(entry.number),
};

// What came to match one of them.
function Alerts({ search, all, findings }: { search: KeptSearch; all: boolean; findings: Facet[] }) {
  // As it was when it was opened: what is seen while it is read stays in sight.
  const [fresh] = useState(search.unseen);
  const { first, items, more } = usePages(
    `alerts ${search.number} ${all}`,
    (before, signal) => api.alerts(search.number, { before, ...(all ? {} : { unseen: 'true' }) }, signal),
    page,
  );
  if (first.state === 'waiting') return <Waiting />;
  if (first.state === 'refused') return <Refusal {...first} />;
  if (items.length === 0) return <p class="calm">{search.alerts === 0 ? lib.noAlerts : lib.noUnseen}</p>;
  return (
    <>
      <ol class="documents">
        {items.map((entry, index) => (
          <Entry entry={entry} findings={findings} unseen={index < fresh} key={entry.number} />
        ))}
      </ol>
      <More more={more} left={(first.value.searches[0]?.all ?? 0) - items.length} />
    </>
  );
}

function Removing({ busy, remove }: { busy: boolean; remove: () => void }) {
  const [sure, setSure] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  const back = () => {
    setSure(false);
    requestAnimationFrame(() => again.current?.focus());
  };
  if (sure) return <Sure busy={busy} remove={remove} back={back} />;
  return (
    <button type="button" onClick={() => setSure(true)} ref={again}>
      {lib.remove}
    </button>
  );
}

// The way back has the focus: a key held down too long removes nothing.
function Sure({ busy, remove, back }: { busy: boolean; remove: () => void; back: () => void }) {
  const first = useFocus<HTMLButtonElement>();
  return (
    <>
      <span role="status">{lib.reallyRemove}</span>
      <button type="button" aria-disabled={busy} onClick={remove}>
        {lib.remove}
      </button>
      <button type="button" onClick={back} ref={first}>
        {words.cancel}
      </button>
    </>
  );
}

function One({ search, findings }: { search: KeptSearch; findings: Facet[] }) {
  const [open, setOpen] = useState(search.unseen > 0);
  const [all, setAll] = useState(false);
  const { busy, fault, act } = useAct();
  const [changedFrom, setChangedFrom] = useState<KeptSearch>();
  // Changed already, and the list as it is now has yet to come.
  const stale = changedFrom === search;
  const change = (ask: () => Promise<Record<string, string | number>>) => {
    if (stale) return;
    void act(async () => {
      await api.changeSearch(search.number, await ask());
      setChangedFrom(search);
      changed.dispatchEvent(new Event('change'));
    });
  };
  const see = async () => {
    // Up to the newest there is now: what comes meanwhile stays new.
    const told = await api.alerts(search.number, { limit: '1' }, new AbortController().signal);
    return { verb: 'seen', through: told.searches[0]?.alerts[0]?.number ?? 0 };
  };
  // Shown as disabled only: the focus stays where it is if it is refused.
  const waits = busy || stale;
  return (
    <details class="opens kept" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{visible(search.name)}</h2>{' '}
        {search.unseen > 0 ? <strong class="count">{search.unseen.toLocaleString('en')} {lib.isNew}</strong> : <small>{lib.nothingNew}</small>}
        <small> {visible(search.words)}</small>
      </summary>
      {open && (
        <>
          <p class="acts">
            <a href={addressOf(search)}>{lib.open}</a>
            {search.unseen > 0 && (
              <button type="button" aria-disabled={waits} onClick={() => change(see)}>
                {lib.see}
              </button>
            )}
            <Removing busy={waits} remove={() => change(() => Promise.resolve({ verb: 'remove' }))} />
            <label class="only">
              <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} /> {lib.showAll}
            </label>
          </p>
          <Fault fault={fault} />
          <Alerts search={search} all={all} findings={findings} key={`${search.alerts} ${all}`} />
        </>
      )}
    </details>
  );
}

function Digest() {
  const [to, setTo] = useState('');
  return (
    <details class="adding">
      <summary>{lib.digest}</summary>
      <p>
        <a href="/api/digest?form=html">{lib.page}</a> · <a href="/api/digest?form=text">{lib.text}</a>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const address = '/api/digest?' + new URLSearchParams({ form: 'eml', to: to.trim() }).toString();
          void ticketed(address).then((there) => location.assign(there));
        }}
      >
        <label>
          {lib.letter}{' '}
          <input type="email" required placeholder={lib.address} value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        </label>{' '}
        <button type="submit">{lib.make}</button> <small>{lib.digestHow}</small>
      </form>
    </details>
  );
}

export function SearchesView() {
  const [times, setTimes] = useState(0);
  const told = useLoaded(`searches ${times}`, api.searches);
  const facets = useLoaded('facets', (signal) => api.facets(signal));
  const [kept, setKept] = useState<KeptSearch[]>();
  useEffect(() => {
    const again = () => setTimes((before) => before + 1);
    changed.addEventListener('change', again);
    return () => changed.removeEventListener('change', again);
  }, []);
  useEffect(() => {
    if (told.state === 'here') setKept(told.value.searches);
  }, [told]);
  const findings = facets.state === 'here' ? facets.value.findings : [];
  if (told.state === 'refused') return <Refusal {...told} />;
  const searches = told.state === 'here' ? told.value.searches : kept;
  if (searches === undefined) return <Waiting />;
  const unseen = searches.reduce((sum, each) => sum + each.unseen, 0);
  return (
    <>
      <header class="head">
        <h1>{lib.keptSearches}</h1>
        {searches.length > 0 && (
          <p role="status">
            {lib.newIn(unseen, searches.length)}
          </p>
        )}
      </header>
      {searches.length === 0 && (
        <div class="calm">
          <h2>{lib.noKept}</h2>
          <p>{lib.noKeptHow}</p>
        </div>
      )}
      {searches.length > 0 && <Digest />}
      {searches.map((search) => (
        <One search={search} findings={findings} key={search.number} />
      ))}
    </>
  );
}
