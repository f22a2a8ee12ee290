import { api, query, type Facet, type Facets } from './api';
import { useLoaded, type Loaded } from './loading';
import { lib } from './library_words';
import { words } from './words';

// What documents are sorted out by: in addresses, lists, searches and kept searches alike.
export const filterNames = ['country', 'kind', 'finding', 'year', 'language', 'reference'] as const;
export type Filter = Record<(typeof filterNames)[number], string>;

export function filterOf(asked: URLSearchParams): Filter {
  return Object.fromEntries(filterNames.map((name) => [name, asked.get(name) ?? ''])) as Filter;
}

// How many documents there would be with each value.
export function useFacets(filter: Filter, q: string, times = 0): Loaded<Facets> {
  const asked = { ...filter, q };
  return useLoaded(`facets ${query(asked)} ${times}`, (signal) => api.facets(signal, asked));
}

function Choice(props: { label: string; value: string; facets: Facet[] | undefined; choose: (value: string) => void }) {
  const known = props.facets ?? [];
  const there = props.value === '' || known.some((each) => each.value === props.value);
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{words.all}</option>
        {!there && <option value={props.value}>{props.value}{props.facets !== undefined && ' (0)'}</option>}
        {known.map((facet) => (
          <option value={facet.value} key={facet.value}>
            {facet.name} ({facet.documents.toLocaleString('en')})
          </option>
        ))}
      </select>
    </label>
  );
}

// `go` is told the filter as it shall be.
export function Filters({ filter, facets, go }: { filter: Filter; facets: Loaded<Facets>; go: (filter: Filter) => void }) {
  const all = facets.state === 'here' ? facets.value : undefined;
  const choose = (name: keyof Filter) => (value: string) => go({ ...filter, [name]: value });
  const any = filterNames.some((name) => filter[name] !== '');
  return (
    <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <Choice label={words.finding} value={filter.finding} facets={all?.findings} choose={choose('finding')} />
      <Choice label={words.country} value={filter.country} facets={all?.countries} choose={choose('country')} />
      <Choice label={words.kind} value={filter.kind} facets={all?.kinds} choose={choose('kind')} />
      <Choice label={lib.year} value={filter.year} facets={all?.years} choose={choose('year')} />
      <Choice label={lib.language} value={filter.language} facets={all?.languages} choose={choose('language')} />
      {any && (
        <button type="button" onClick={() => go(filterOf(new URLSearchParams()))}>
          {lib.clear}
        </button>
      )}
    </form>
  );
}
