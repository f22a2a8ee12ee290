import { query } from './api';
import { told as of_cases } from './cases_words';
import { countryApi, type Incident, type Incidents, type Telling } from './country_api';
import { fields, told } from './country_words';
import { fileName, Nothing, Opens, Passages, Rejected, Slow, type Shown } from './evidence';
import { CountryChoice, listFilter } from './filters';
import { More, usePages } from './pages';
import { hasCases } from './session';
import { Refusal } from './shell';
import { visible } from './text';
import { counted, words } from './words';

function period(from: string, to: string): string {
  if (from === '') return told.undated;
  return to === '' || to === from ? from : `${from} to ${to}`;
}

function DocumentLink({ incident, hash }: { incident: Incident; hash: string }) {
  const report = incident.reports.find((each) => each.document === hash);
  const name = report === undefined ? hash.slice(0, 12) : report.publisher || report.title || fileName(report.name);
  return <a href={'/read/' + hash}>{visible(name)}</a>;
}

function shownOf(incident: Incident, telling: Telling): Shown {
  const report = incident.reports.find((each) => each.document === telling.document);
  const remarks: string[] = [];
  if (telling.modality === 'alleged') remarks.push('alleged');
  if (telling.taken_back) remarks.push('told only to be corrected');
  return {
    document: telling.document,
    claim: telling.claim,
    exact: telling.passage.exact,
    publisher: report?.publisher ?? '',
    title: report?.title ?? '',
    name: report?.name ?? telling.document.slice(0, 12),
    published: report?.published ?? '',
    chain: telling.said_by === '' ? '' : 'from ' + telling.said_by,
    remarks,
  };
}

const marks: Record<string, string> = {
  corrected: 'was corrected by',
  retracted: 'was taken back by',
  'copy-of-corrected': 'took its words from a report that was taken back by',
  'cites-corrected': 'repeats a report that was taken back by',
};

// What a case calls the incident.
function nameOf(incident: Incident): string {
  const parts = [incident.happenings[0]?.type ?? '', period(incident.from, incident.to), incident.place];
  return parts.filter((part) => part !== '').join(', ');
}

function OneIncident({ incident }: { incident: Incident }) {
  return (
    <article class="panel incident">
      <h2>
        {period(incident.from, incident.to)}
        {incident.place !== '' && <> · {visible(incident.place)}</>}{' '}
        <span class="facts">
          {incident.status !== '' && <span class="tag">{incident.status}</span>}
          {incident.countries.map((code) => (
            <a href={'/country/' + code}>{code}</a>
          ))}
          {hasCases() && (
            <a href={'/cases?' + new URLSearchParams({ incident: incident.id, label: nameOf(incident) }).toString()}>{of_cases.link}</a>
          )}
          <span>
            {counted(incident.reports.length, 'report', 'reports')}, {counted(incident.origins, 'counted once', 'counted once each')}
          </span>
        </span>
      </h2>
      {incident.corrections.length > 0 && (
        <div class="told-grave">
          <h3>{told.marks}</h3>
          {incident.corrections.map((mark) => (
            <p class="plain">
              <DocumentLink incident={incident} hash={mark.document} /> {marks[mark.why] ?? mark.why}{' '}
              <a href={'/read/' + mark.by}>this notice</a>: <q>{visible(mark.notice)}</q>
            </p>
          ))}
        </div>
      )}
      {incident.happenings.map((happening, at) => (
        <Opens
          key={at}
          head={
            <>
              <b>{happening.type}</b> {period(happening.from, happening.to)}
              {happening.people !== '' && <>: {visible(happening.people)}</>}
              {happening.place !== '' && <> ({visible(happening.place)})</>}{' '}
              <small>{counted(happening.tellings.length, 'passage', 'passages')}</small>
              {happening.differences.map((difference) => (
                <span class="tag grave" key={difference.field}>
                  {told.differ} {fields[difference.field] ?? difference.field}:{' '}
                  {difference.values.map((each) => visible(each.value)).join(' / ')}
                </span>
              ))}
            </>
          }
        >
          {() => <Passages all={happening.tellings.map((each) => shownOf(incident, each))} />}
        </Opens>
      ))}
      {incident.accused.length > 0 && (
        <Opens head={<>{`${told.accused} (${incident.accused.length})`}</>}>
          {() => (
            <ul class="told">
              {incident.accused.map((person) => (
                <li key={person.name}>
                  {visible(person.name)}
                  {person.spellings.length > 0 && <small> also {visible(person.spellings.join(', '))}</small>}
                  {person.standings.map((each) => (
                    <p class="facts">
                      <span>
                        {each.status} {each.from}
                      </span>
                      {each.documents.map((hash) => (
                        <DocumentLink incident={incident} hash={hash} />
                      ))}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </Opens>
      )}
    </article>
  );
}

const filters = ['country', 'type', 'since', 'until'] as const;
type Filter = Record<(typeof filters)[number], string>;

const page = {
  items: (answer: Incidents) => answer.incidents,
  next: (answer: Incidents) => answer.next ?? '',
  id: (incident: Incidents['incidents'][number]) => incident.id,
};

function List({ filter }: { filter: Filter }) {
  const { first, items, more } = usePages(
    'incidents ' + query(filter),
    (after, signal) => countryApi.incidents({ ...filter, after }, signal),
    page,
  );
  if (first.state === 'waiting') return <Slow />;
  if (first.state === 'refused') return <Refusal {...first} />;
  if (items.length === 0) return <Nothing filtered={query(filter) !== ''} fits={told.noIncidents} how={told.noIncidentsHow} />;
  return (
    <>
      <p role="status" class="facts">
        <span>
          {counted(first.value.all, 'incident', 'incidents')} of {counted(first.value.documents, 'document', 'documents')} that tell of events
        </span>
        <span>{counted(first.value.left_out, 'telling is', 'tellings are')} left out that sum up many events or do not say which</span>
        <Rejected count={first.value.rejected} />
      </p>
      {items.map((incident) => (
        <OneIncident incident={incident} key={incident.id} />
      ))}
      <More more={more} left={first.value.all - items.length} />
    </>
  );
}

export function IncidentsView({ asked }: { asked: URLSearchParams }) {
  const { filter, choose, set } = listFilter('/incidents', filters, asked);
  return (
    <>
      <header class="head">
        <h1>{told.incidents}</h1>
        <p>The same event in many reports is one incident; what they say differently stands side by side.</p>
      </header>
      <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
        <CountryChoice value={filter.country} choose={choose('country')} />
        <label>
          {told.type}
          <input value={filter.type} onChange={set('type')} placeholder="arrest, rescue, conviction" />
        </label>
        <label>
          {told.since}
          <input type="date" value={filter.since} onChange={set('since')} />
        </label>
        <label>
          {told.until}
          <input type="date" value={filter.until} onChange={set('until')} />
        </label>
      </form>
      <List filter={filter} />
    </>
  );
}
