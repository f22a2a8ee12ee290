import { useEffect, useMemo, useState } from 'preact/hooks';

import { Adding } from './adding';
import { api, query, Refused, type Facet, type LibraryEntry } from './api';
import { useLoaded } from './loading';
import { go } from './route';
import { Refusal, Waiting } from './shell';
import { visible } from './text';
import { may } from './session';
import { counted, words } from './words';

const filters = ['country', 'kind', 'finding', 'reference'] as const;
type Filter = Record<(typeof filters)[number], string>;

function filterOf(asked: URLSearchParams): Filter {
  return Object.fromEntries(filters.map((name) => [name, asked.get(name) ?? ''])) as Filter;
}

function Choice(props: {
  label: string;
  value: string;
  facets: Facet[];
  choose: (value: string) => void;
}) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{words.all}</option>
        {props.facets.map((facet) => (
          <option value={facet.value} key={facet.value}>
            {facet.name} ({facet.documents.toLocaleString('en')})
          </option>
        ))}
      </select>
    </label>
  );
}

export function DocumentLine(props: {
  hash: string;
  title: string;
  name: string;
  publisher: string;
  published: string;
}) {
  return (
    <>
      <a href={'/read/' + props.hash}>
        {visible(props.title !== '' ? props.title : props.name)}
      </a>
      <small>
        {' '}
        {props.publisher !== '' ? visible(props.publisher) : words.noPublisher} ·{' '}
        {props.published !== '' ? props.published : words.undated}
      </small>
    </>
  );
}

function Row({ entry, titles }: { entry: LibraryEntry; titles: Map<string, string> }) {
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
          <span class={'tag finding-' + code}>{titles.get(code) ?? code}</span>
        ))}
      </p>
    </li>
  );
}

function List({ filter, titles }: { filter: Filter; titles: Map<string, string> }) {
  const key = query(filter);
  const first = useLoaded('library ' + key, (signal) => api.documents(filter, signal));
  const [further, setFurther] = useState<LibraryEntry[]>([]);
  const [next, setNext] = useState('');
  const [fault, setFault] = useState('');
  // Made anew for each filter (its key), so that pages of two filters never mix.
  const stop = useMemo(() => new AbortController(), []);
  useEffect(() => () => stop.abort(), []);
  useEffect(() => setNext(first.state === 'here' ? first.value.next : ''), [first.state]);
  if (first.state === 'waiting') return <Waiting />;
  if (first.state === 'refused') return <Refusal {...first} />;
  const more = () => {
    const after = next;
    setNext('');
    setFault('');
    api.documents({ ...filter, after }, stop.signal).then(
      (page) => {
        setFurther((before) => [...before, ...page.documents]);
        setNext(page.next);
      },
      (why: unknown) => {
        if (stop.signal.aborted) return;
        setNext(after);
        setFault(why instanceof Refused ? why.problem.detail : words.noAnswer);
      },
    );
  };
  const entries = [...first.value.documents, ...further];
  if (entries.length === 0) {
    return key === '' ? (
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
        {entries.map((entry) => (
          <Row entry={entry} titles={titles} key={entry.document} />
        ))}
      </ol>
      {fault !== '' && <p role="alert">{fault}</p>}
      {next !== '' && (
        <button type="button" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
}

export function Library({ asked }: { asked: URLSearchParams }) {
  const filter = filterOf(asked);
  const [added, setAdded] = useState(0); // documents since the page was opened: all is asked anew
  const status = useLoaded(`status ${added}`, api.status);
  const facets = useLoaded(`facets ${added}`, api.facets);
  const choose = (name: keyof Filter) => (value: string) => go('/' + query({ ...filter, [name]: value }));
  if (status.state === 'refused') return <Refusal {...status} />;
  const titles = new Map(
    facets.state === 'here' ? facets.value.findings.map((each) => [each.value, each.name]) : [],
  );
  return (
    <>
      <header class="head">
        <h1>{words.library}</h1>
        {status.state === 'here' && (
          <p>
            {counted(status.value.documents, 'document', 'documents')},{' '}
            {counted(status.value.references, 'reference', 'references')},{' '}
            {counted(status.value.claims, 'claim', 'claims')},{' '}
            {counted(status.value.findings, 'finding', 'findings')}
            {status.value.files['needs-you'] + status.value.files.failed > 0 && (
              <> · {counted(status.value.files['needs-you'] + status.value.files.failed, 'file', 'files')} not read</>
            )}
          </p>
        )}
      </header>
      {facets.state === 'here' && (
        <form class="filters" aria-label={words.filters}>
          <Choice label={words.finding} value={filter.finding} facets={facets.value.findings} choose={choose('finding')} />
          <Choice label={words.country} value={filter.country} facets={facets.value.countries} choose={choose('country')} />
          <Choice label={words.kind} value={filter.kind} facets={facets.value.kinds} choose={choose('kind')} />
        </form>
      )}
      {may('decide') && <Adding added={() => setAdded((before) => before + 1)} />}
      <List filter={filter} titles={titles} key={`${query(filter)} ${added}`} />
    </>
  );
}
