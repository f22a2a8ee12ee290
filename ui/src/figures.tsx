import { useState } from 'preact/hooks';

import { api, query } from './api';
import { countryApi, type FigureReport, type FigureRow, type Figures } from './country_api';
import { told } from './country_words';
import { valueText } from './charts';
import { Opens, Passages, standText, Slow, type Shown } from './evidence';
import { useLoaded } from './loading';
import { go } from './route';
import { Refusal } from './shell';
import { visible } from './text';
import { counted, words } from './words';

function shownOf(report: FigureReport): Shown {
  return {
    ...report,
    exact: report.sentence !== '' ? report.sentence : report.passage.exact,
    remarks: report.headline === true ? ['in the headline'] : [],
  };
}

function Row({ row, answer }: { row: FigureRow; answer: Figures }) {
  return (
    <article class="panel">
      <h2>
        {visible(row.unit.replaceAll('-', ' '))}
        {row.what !== '' && <>: {visible(row.what)}</>}{' '}
        <span class="facts">
          {row.country !== '' && <a href={'/country/' + row.country}>{row.country}</a>}
          {row.place !== '' && <span>{visible(row.place)}</span>}
          <span>{row.period.words !== '' ? row.period.words : 'no period stated'}</span>
          <span>{row.row}</span>
        </span>
      </h2>
      {row.values.map((value, at) => (
        <Opens
          key={at}
          head={
            <>
              <b>{valueText(value)}</b> <small>{standText(value.documents, value.origins)}</small>
            </>
          }
        >
          {() => (
            <Passages
              all={value.reports.flatMap((index) => {
                const report = answer.reports[index];
                return report === undefined ? [] : [shownOf(report)];
              })}
            />
          )}
        </Opens>
      ))}
      {row.notes.map((note) => (
        <p class={note.why === 'conflict' ? 'plain fault' : 'plain'} key={note.words}>
          {note.why === 'conflict' && '! '}
          {visible(note.words)}
        </p>
      ))}
    </article>
  );
}

const filters = ['country', 'unit', 'status', 'since', 'until'] as const;
type Filter = Record<(typeof filters)[number], string>;
const page = 25;

function List({ filter }: { filter: Filter }) {
  const loaded = useLoaded('figures ' + query(filter), (signal) => countryApi.figures(filter, signal));
  const [most, setMost] = useState(page);
  if (loaded.state === 'waiting') return <Slow />;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  const { rows, uncounted, rows_of_other_units: others } = loaded.value;
  if (rows.length === 0) return <p class="calm">{told.noFigures}</p>;
  return (
    <>
      <p role="status" class="facts">
        <span>{counted(rows.length, 'row', 'rows')}, each of one thing counted in one period</span>
        {uncounted > 0 && <span>{counted(uncounted, 'figure does', 'figures do')} not say what they count</span>}
        {others > 0 && filter.unit === '' && <a href={'/figures' + query({ ...filter, unit: 'all' })}>{counted(others, 'row', 'rows')} of other units</a>}
      </p>
      {rows.slice(0, most).map((row) => (
        <Row row={row} answer={loaded.value} key={row.row} />
      ))}
      {rows.length > most && (
        <button type="button" onClick={() => setMost(most + page)}>
          {words.more} ({rows.length - most})
        </button>
      )}
    </>
  );
}

export function FiguresView({ asked }: { asked: URLSearchParams }) {
  const filter = Object.fromEntries(filters.map((name) => [name, asked.get(name) ?? ''])) as Filter;
  const facets = useLoaded('facets', api.facets);
  const set = (name: keyof Filter) => (event: { currentTarget: { value: string } }) =>
    go('/figures' + query({ ...filter, [name]: event.currentTarget.value }));
  return (
    <>
      <header class="head">
        <h1>{told.figures}</h1>
        <p>Which numbers the documents give for one thing, where they agree, and what explains it where they do not.</p>
      </header>
      <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
        <label>
          {told.country}
          <select value={filter.country} onChange={set('country')}>
            <option value="">{words.all}</option>
            {facets.state === 'here' &&
              facets.value.countries.map((each) => <option value={each.value}>{each.name}</option>)}
          </select>
        </label>
        <label>
          {told.unit}
          <input value={filter.unit} onChange={set('unit')} placeholder="victims, convictions, all" />
        </label>
        <label>
          {told.status}
          <input value={filter.status} onChange={set('status')} placeholder="identified, assisted" />
        </label>
        <label>
          {told.since}
          <input type="number" min="1900" max="2100" value={filter.since} onChange={set('since')} />
        </label>
        <label>
          {told.until}
          <input type="number" min="1900" max="2100" value={filter.until} onChange={set('until')} />
        </label>
      </form>
      <List filter={filter} key={query(filter)} />
    </>
  );
}
