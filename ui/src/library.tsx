import { useState } from 'preact/hooks';

import { Adding } from './adding';
import { api, query, type Facet, type LibraryEntry } from './api';
import { DocumentLine, FindingTag } from './document_line';
import { Filters, filterNames, filterOf, useFacets, type Filter } from './filters';
import { Keep } from './keeping';
import { lib } from './library_words';
import { useLoaded } from './loading';
import { More, usePages, type Page } from './pages';
import { go } from './route';
import { Refusal, Waiting } from './shell';
import { may } from './session';
import { TakeAlong } from './take_along';
import { counted, words } from './words';

function Row({ entry, findings }: { entry: LibraryEntry; findings: Facet[] }) {
  return (
    <li>
      <DocumentLine {...entry} hash={entry.document} />
      <p class="facts">
        {entry.reference && <span class="tag">{words.reference}</span>}
        {!entry.reference && <span>{counted(entry.claims, 'claim', 'claims')}</span>}
        {entry.decided > 0 && (
          <span class="decided">
            {entry.decided} of {entry.claims} {words.decided}
          </span>
        )}
        {entry.findings.slice(0, 4).map((code) => (
          <FindingTag code={code} findings={findings} key={code} />
        ))}
      </p>
    </li>
  );
}

// What nobody should print unread, before any list: where it is, and how to get there.
function Gravest({ findings }: { findings: Facet[] }) {
  const grave = findings.filter((each) => each.severity === 'grave' && each.documents > 0);
  if (grave.length === 0) return null;
  return (
    <section class="gravest" aria-label={words.gravest}>
      <h2>{words.gravest}</h2>
      <ul>
        {grave.map((each) => (
          <li key={each.value}>
            <span class="level">{each.severity}</span> <a href={'/' + query({ finding: each.value })}>{each.name}</a>{' '}
            <small>{counted(each.documents, 'document', 'documents')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

const page: Page<{ documents: LibraryEntry[]; next: string }, LibraryEntry> = {
  items: (told) => told.documents,
  next: (told) => told.next,
  id: (entry) => entry.document,
};

function List({ filter, findings, times }: { filter: Filter; findings: Facet[]; times: number }) {
  const { first, items, more } = usePages(
    `library ${query(filter)} ${times}`,
    (after, signal) => api.documents({ ...filter, after }, signal),
    page,
  );
  if (first.state === 'waiting') return <Waiting />;
  if (first.state === 'refused') return <Refusal {...first} />;
  if (items.length === 0) {
    return query(filter) === '' ? (
      <div class="calm">
        <h2>{words.emptyLibrary}</h2>
        <p>{words.emptyLibraryHow}</p>
      </div>
    ) : (
      <p class="calm">{words.nothingFits}</p>
    );
  }
  return (
    <>
      <ol class="documents">
        {items.map((entry) => (
          <Row entry={entry} findings={findings} key={entry.document} />
        ))}
      </ol>
      <More more={more} />
    </>
  );
}

export function Library({ asked }: { asked: URLSearchParams }) {
  const filter = filterOf(asked);
  const [added, setAdded] = useState(0); // documents since the page was opened: all is asked anew
  const status = useLoaded(`status ${added}`, api.status);
  const facets = useFacets(filter, '', added);
  if (status.state === 'refused') return <Refusal {...status} />;
  const findings = facets.state === 'here' ? facets.value.findings : [];
  const unread = status.state === 'here' ? status.value.files['needs-you'] + status.value.files.failed : 0;
  const sorted = filterNames.some((name) => filter[name] !== '');
  return (
    <>
      <header class="head">
        <h1>{words.library}</h1>
        {status.state === 'here' && (
          <p>
            {counted(status.value.documents, 'document', 'documents')},{' '}
            <a href="/references">{counted(status.value.references, 'reference', 'references')}</a>,{' '}
            {counted(status.value.claims, 'claim', 'claims')},{' '}
            {counted(status.value.findings, 'finding', 'findings')} · <a href="/files">{lib.files}</a>
            {unread > 0 && (
              <>
                : <a href="/files?state=failed">{counted(unread, 'file', 'files')} not read</a>
              </>
            )}
          </p>
        )}
      </header>
      <Filters filter={filter} facets={facets} choose={(next) => go('/' + query(next))} />
      {may('decide') && <Adding added={() => setAdded((before) => before + 1)} />}
      {!sorted && <Gravest findings={findings} />}
      {sorted && <Keep q="" filter={filter} key={query(filter)} />}
      <List filter={filter} findings={findings} times={added} key={query(filter)} />
      <TakeAlong q="" filter={filter} />
    </>
  );
}
