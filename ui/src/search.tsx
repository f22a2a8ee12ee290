import { api, type Hit } from './api';
import { DocumentLine } from './library';
import { useLoaded } from './loading';
import { Refusal, Unsearched, Waiting } from './shell';
import { Positions, visible } from './text';
import { counted, words } from './words';

// The snippet with its matches marked.
function Snippet({ hit }: { hit: Hit }) {
  const positions = new Positions(hit.snippet);
  const out = [];
  let at = 0;
  for (const [begin, end] of hit.matches) {
    const from = positions.unit(begin - hit.start);
    const to = positions.unit(end - hit.start);
    if (from < at) continue;
    out.push(visible(hit.snippet.slice(at, from)), <b>{visible(hit.snippet.slice(from, to))}</b>);
    at = to;
  }
  out.push(visible(hit.snippet.slice(at)));
  return <p class="snippet">{out}</p>;
}

export function Search({ q }: { q: string }) {
  const found = useLoaded('search ' + q, (signal) => api.search(q, signal));
  if (found.state === 'waiting') return <Waiting />;
  if (found.state === 'refused') return <Refusal {...found} />;
  return (
    <>
      <header class="head">
        <h1>{visible(q)}</h1>
        <p>{counted(found.value.total, 'document', 'documents')}, newest first</p>
      </header>
      <Unsearched count={found.value.unsearched} />
      {found.value.total === 0 && <p class="calm">{words.nothingFits}</p>}
      <ol class="documents">
        {found.value.hits.map((hit) => (
          <li key={hit.document}>
            <DocumentLine {...hit} hash={hit.document} />
            <Snippet hit={hit} />
          </li>
        ))}
      </ol>
    </>
  );
}
