import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { places } from './country_words';
import { AlertsLink } from './keeping';
import { told } from './cases_words';
import { useKeys } from './keyboard';
import { go } from './route';
import { hasCases, may, signOut, whoAsks } from './session';
import { team } from './team_words';
import { counted, keys, words } from './words';

export function Waiting() {
  return (
    <p class="calm" role="status">
      {words.waiting}
    </p>
  );
}

export function Refusal({ title, detail }: { title: string; detail: string }) {
  return (
    <div class="refusal" role="alert">
      <h1>{title}</h1>
      <p>{detail}</p>
    </div>
  );
}

// Says that an answer is not whole yet.
export function Unsearched({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p class="warned" role="status">
      {counted(count, 'reference is', 'references are')} {words.unsearched}
    </p>
  );
}

function Keys({ close }: { close: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog ref={box} onClose={close} aria-label={words.help}>
      <h2>{words.help}</h2>
      <dl>
        {keys.map(([key, act]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{act}</dd>
          </>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">OK</button>
      </form>
    </dialog>
  );
}

// The window is called by what its page is headed with. Of a case it keeps silent: names of windows stay
// in the history of the browser.
function useTitle(page: { current: HTMLElement | null }) {
  useEffect(() => {
    if (page.current === null) return;
    const look = () => {
      const head = /^\/cases\//.test(location.pathname) ? told.cases : (page.current?.querySelector('h1')?.textContent ?? '');
      const title = head === '' ? words.product : `${head} \u00B7 ${words.product}`;
      if (document.title !== title) document.title = title;
    };
    look();
    const watch = new MutationObserver(look);
    watch.observe(page.current, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, []);
}

// Who goes to another page by keys or by ear is at its beginning then, and not nowhere.
function useArrival(path: string, page: { current: HTMLElement | null }) {
  const before = useRef(path);
  useLayoutEffect(() => {
    if (before.current === path) return;
    before.current = path;
    page.current?.focus({ preventScroll: true });
  }, [path]);
}

export function Shell({ q, path, children }: { q: string; path: string; children: ComponentChildren }) {
  const field = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const page = useRef<HTMLElement>(null);
  useTitle(page);
  useArrival(path, page);
  useKeys({
    '/': () => field.current?.focus(),
    g: () => go('/'),
    '?': () => setHelp(true),
  });
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <nav aria-label={words.product}>
        <a class="brand" href="/">
          <img src="/plumb.svg" alt="" width="20" height="20" /> {words.product}
        </a>
        <a href="/">{words.library}</a>
        <AlertsLink />
        {places.map(([address, name]) => (
          <a href={address}>{name}</a>
        ))}
        {hasCases() && <a href="/cases">{told.cases}</a>}
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            const typed = field.current?.value.trim() ?? '';
            if (typed !== '') go('/search?' + new URLSearchParams({ q: typed }).toString());
          }}
        >
          <input
            ref={field}
            type="search"
            name="q"
            defaultValue={q}
            key={q}
            aria-label={words.search}
            placeholder={words.searchHint}
          />
        </form>
        <button type="button" aria-label={words.help} onClick={() => setHelp(true)}>
          ?
        </button>
        {whoAsks()?.accounts === true && (
          <>
            {may('administer') && <a href="/accounts">{team.accounts}</a>}
            {may('administer') && <a href="/journal">{team.journal}</a>}
            <a href="/me">{whoAsks()?.who}</a>
            <button type="button" onClick={() => void signOut()}>
              {team.signOut}
            </button>
          </>
        )}
      </nav>
      <main id="main" tabIndex={-1} ref={page}>
        {children}
      </main>
      {help && <Keys close={() => setHelp(false)} />}
    </>
  );
}
