import { useEffect, useState } from 'preact/hooks';

import { ticketed } from './session';

// Where the reader is: a path and what is asked of it. Addresses can be kept and sent on.
export interface Place {
  path: string[];
  query: URLSearchParams;
}

function here(): Place {
  return {
    path: location.pathname.split('/').filter((part) => part !== '').map(decodeURIComponent),
    query: new URLSearchParams(location.search),
  };
}

const moved = new EventTarget();

export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  moved.dispatchEvent(new Event('move'));
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const look = () => setPlace(here());
    moved.addEventListener('move', look);
    addEventListener('popstate', look);
    return () => {
      moved.removeEventListener('move', look);
      removeEventListener('popstate', look);
    };
  }, []);
  return place;
}

// Links within the page move without loading it anew; with a modifier key they are the browser's.
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest('a');
    if (link === null || link.origin !== location.origin) return;
    event.preventDefault();
    if (link.pathname.startsWith('/api/')) {
      // An answer to save, which the browser asks for by itself.
      void ticketed(link.pathname + link.search).then((address) => location.assign(address));
      return;
    }
    go(link.pathname + link.search + link.hash);
    if (link.hash === '') scrollTo(0, 0);
  });
}
