import { api, query, type Facet, type Facets } from './api';
import { useLoaded, type Loaded } from './loading';
import { lib } from './library_words';
import { go } from './route';
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

// `bare`: without the number of documents, which is not that of the list.
function Choice(props: { label: string; value: string; facets: Facet[] | undefined; choose: (value: string) => void; bare?: boolean }) {
  const known = props.facets ?? [];
  const there = props.value === '' || known.some((each) => each.value === props.value);
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{words.all}</option>
        {!there && (
          <option value={props.value}>
            {props.value}
            {props.facets !== undefined && props.bare !== true && ' (0)'}
          </option>
        )}
        {known.map((facet) => (
          <option value={facet.value} key={facet.value}>
            {facet.name}
            {props.bare !== true && ` (${facet.documents.toLocaleString('en')})`}
          </option>
        ))}
      </select>
    </label>
  );
}

// The countries that documents are about, for lists which have filters of their own.
export function CountryChoice({ value, choose }: { value: string; choose: (country: string) => void }) {
  const facets = useLoaded('facets', (signal) => api.facets(signal));
  return <Choice label={words.country} value={value} facets={facets.state === 'here' ? facets.value.countries : undefined} choose={choose} bare />;
}

// The filter of a list as its address has it, and the address with one of it changed.
export function listFilter<Name extends string>(path: string, names: readonly Name[], asked: URLSearchParams) {
  const filter = Object.fromEntries(names.map((name) => [name, asked.get(name) ?? ''])) as Record<Name, string>;
  const choose = (name: Name) => (value: string) => go(path + query({ ...filter, [name]: value }));
  return { filter, choose, set: (name: Name) => (event: { currentTarget: { value: string } }) => choose(name)(event.currentTarget.value) };
}

// `choose` is told the filter as it shall be.
export function Filters({ filter, facets, choose: chosen }: { filter: Filter; facets: Loaded<Facets>; choose: (filter: Filter) => void }) {
  const all = facets.state === 'here' ? facets.value : undefined;
  const choose = (name: keyof Filter) => (value: string) => chosen({ ...filter, [name]: value });
  const any = filterNames.some((name) => filter[name] !== '');
  return (
    <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <Choice label={words.finding} value={filter.finding} facets={all?.findings} choose={choose('finding')} />
      <Choice label={words.country} value={filter.country} facets={all?.countries} choose={choose('country')} />
      <Choice label={words.kind} value={filter.kind} facets={all?.kinds} choose={choose('kind')} />
      <Choice label={lib.year} value={filter.year} facets={all?.years} choose={choose('year')} />
      <Choice label={lib.language} value={filter.language} facets={all?.languages} choose={choose('language')} />
      {any && (
        <button type="button" onClick={() => chosen(filterOf(new URLSearchParams()))}>
          {lib.clear}
        </button>
      )}
    </form>
  );
}
