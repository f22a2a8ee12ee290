import { api, query, type Hit } from './api';
import { DocumentLine, Snippet } from './document_line';
import { Filters, filterOf, useFacets, type Filter } from './filters';
import { Keep } from './keeping';
import { lib, syntax } from './library_words';
import { More, usePages, type Page } from './pages';
import { go } from './route';
import { Unsearched, Waiting } from './shell';
import { TakeAlong } from './take_along';
import { visible } from './text';
import { words } from './words';

const mostRanked = 500; // as the server gives on one page

function Syntax({ open = false }: { open?: boolean }) {
  return (
    <details class="adding" open={open}>
      <summary>{lib.syntax}</summary>
      <dl class="syntax">
        {syntax.map(([typed, finds]) => (
          <>
            <dt>
              <a href={'/search' + query({ q: typed })}>{typed}</a>
            </dt>
            <dd>{finds}</dd>
          </>
        ))}
      </dl>
      <p>
        <small>{lib.anyLetters}</small>
      </p>
    </details>
  );
}

const page: Page<{ total: number; ranked: boolean; unsearched: number; hits: Hit[]; next: string }, Hit> = {
  items: (told) => told.hits,
  next: (told) => told.next,
  id: (hit) => hit.document,
};

function List({ q, filter, ranked }: { q: string; filter: Filter; ranked: boolean }) {
  const asked = { q, ...filter, ...(ranked ? { ranked: 'true', limit: String(mostRanked) } : {}) };
  const { first, items, more } = usePages(
    'search ' + query(asked),
    (after, signal) => api.search({ ...asked, after }, signal),
    page,
  );
  if (first.state === 'waiting') return <Waiting />;
  if (first.state === 'refused') {
    return (
      <>
        <div class="refusal" role="alert">
          <h2>{lib.mistyped}</h2>
          <p>{first.detail}</p>
        </div>
        <Syntax open />
      </>
    );
  }
  return (
    <>
      <p role="status" class="facts">
        <span>{lib.documents(first.value.total)}</span>
        {ranked && first.value.total > mostRanked && (
          <span>{first.value.ranked ? lib.bestShown(mostRanked) : lib.newestShown(mostRanked)}</span>
        )}
      </p>
      <Unsearched count={first.value.unsearched} />
      {first.value.total === 0 && (
        <>
          <p class="calm">{words.nothingFits}</p>
          <Syntax open />
        </>
      )}
      <ol class="documents">
        {items.map((hit) => (
          <li key={hit.document}>
            <DocumentLine {...hit} hash={hit.document} />
            <Snippet hit={hit} />
          </li>
        ))}
      </ol>
      <More more={more} left={first.value.total - items.length} />
      {first.value.total > 0 && <TakeAlong q={q} filter={filter} />}
    </>
  );
}

export function Search({ asked }: { asked: URLSearchParams }) {
  const q = asked.get('q') ?? '';
  const ranked = asked.get('ranked') === 'true';
  const filter = filterOf(asked);
  const facets = useFacets(filter, q);
  const address = (next: Filter, best: boolean) => '/search' + query({ q, ...next, ranked: best ? 'true' : '' });
  if (q === '') {
    return (
      <>
        <header class="head">
          <h1>{words.search}</h1>
        </header>
        <Syntax open />
      </>
    );
  }
  return (
    <>
      <header class="head">
        <h1>{visible(q)}</h1>
      </header>
      <Filters filter={filter} facets={facets} choose={(next) => go(address(next, ranked))} />
      <div class="filters">
        <label>
          {lib.order}
          <select value={ranked ? 'best' : ''} onChange={(event) => go(address(filter, event.currentTarget.value === 'best'))}>
            <option value="">{lib.newest}</option>
            <option value="best">{lib.best}</option>
          </select>
        </label>
        <Keep q={q} filter={filter} key={q + query(filter)} />
      </div>
      <List q={q} filter={filter} ranked={ranked} key={q + query(filter) + ranked} />
    </>
  );
}
