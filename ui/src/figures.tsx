import { query } from './api';
import { countryApi, type FigureReport, type FigureRow, type Figures } from './country_api';
import { told } from './country_words';
import { valueText } from './charts';
import { Nothing, Opens, Passages, Rejected, standText, Slow, type Shown } from './evidence';
import { CountryChoice, listFilter } from './filters';
import { More, usePages, type Page } from './pages';
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

// A row with the page that it came on, which holds its reports.
interface Paged {
  row: Figures['rows'][number];
  answer: Figures;
}
const page: Page<{ all: number; next: string; figures: Figures }, Paged> = {
  items: (told) => told.figures.rows.map((row) => ({ row, answer: told.figures })),
  next: (told) => told.next,
  id: (each) => each.row.row,
};

function List({ filter }: { filter: Filter }) {
  const { first, items, more } = usePages(
    'figures ' + query(filter),
    (after, signal) => countryApi.figures({ ...filter, after }, signal),
    page,
  );
  if (first.state === 'waiting') return <Slow />;
  if (first.state === 'refused') return <Refusal {...first} />;
  const { uncounted, rows_of_other_units: others, rejected } = first.value.figures;
  if (items.length === 0) return <Nothing filtered={query(filter) !== ''} fits={told.noFigures} how={told.noFiguresHow} />;
  return (
    <>
      <p role="status" class="facts">
        <span>{counted(first.value.all, 'row', 'rows')}, each of one thing counted in one period</span>
        {uncounted > 0 && <span>{counted(uncounted, 'figure does', 'figures do')} not say what they count</span>}
        <Rejected count={rejected} />
        {others > 0 && filter.unit === '' && <a href={'/figures' + query({ ...filter, unit: 'all' })}>{counted(others, 'row', 'rows')} of other units</a>}
      </p>
      {items.map((each) => (
        <Row {...each} key={each.row.row} />
      ))}
      <More more={more} left={first.value.all - items.length} />
    </>
  );
}

export function FiguresView({ asked }: { asked: URLSearchParams }) {
  const { filter, choose, set } = listFilter('/figures', filters, asked);
  return (
    <>
      <header class="head">
        <h1>{told.figures}</h1>
        <p>Which numbers the documents give for one thing, where they agree, and what explains it where they do not.</p>
      </header>
      <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
        <CountryChoice value={filter.country} choose={choose('country')} />
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
