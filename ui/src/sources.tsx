import { useEffect, useState } from 'preact/hooks';

import { query } from './api';
import { moment } from './dates';
import { Fault, useAct } from './forms';
import { countryApi, type SourceName, type Sources } from './country_api';
import { may } from './session';
import { told } from './country_words';
import { Nothing, Opens, Slow } from './evidence';
import { useLoaded } from './loading';
import { CountryChoice, listFilter } from './filters';
import { More, usePages } from './pages';
import { Refusal } from './shell';
import { visible } from './text';
import { counted, words } from './words';

// Whether it is kept.
type Decide = (body: Record<string, string | number>) => Promise<boolean>;

function Name({ name }: { name: SourceName }) {
  return (
    <>
      <span class="name">{visible([name.name, ...name.offices, name.organisation].filter(Boolean).join(', '))}</span>{' '}
      <span class="facts">
        <span>{name.kind}</span>
        {name.country !== '' && (
          <span>
            {name.country_of_document && 'in reports on '}
            {name.country}
          </span>
        )}
        <span>
          {name.claims === 0 ? 'in no document yet' : `${counted(name.claims, 'claim', 'claims')} in ${counted(name.documents, 'document', 'documents')}`}
        </span>
      </span>
    </>
  );
}

function Why({ why }: { why: { weight: number; words: string }[] }) {
  return (
    <p class="grounds">
      {why.map((each) => `${visible(each.words)} (${each.weight > 0 ? '+' : ''}${Math.round(each.weight)})`).join('; ')}
    </p>
  );
}

function Source({ source, busy, decide }: { source: Sources['sources'][number]; busy: boolean; decide: Decide }) {
  const [head, ...others] = source.names;
  const [alias, setAlias] = useState('');
  if (head === undefined) return null;
  return (
    <Opens
      head={
        <>
          <Name name={head} />
          {others.length > 0 && <small> and {counted(others.length, 'more name', 'more names')}</small>}
        </>
      }
    >
      {() => (
        <ul class="told">
          {others.map((name) => (
            <li key={name.id}>
              <Name name={name} />
              {name.judgement !== undefined && <p class="grounds">by decision {name.judgement}</p>}
              {name.why !== undefined && <Why why={name.why} />}
              <p class="acts" hidden={!may('edit')}>
                <button type="button" disabled={busy} onClick={() => void decide({ verb: 'split', source: head.id, other: name.id })}>
                  {told.takeOut}
                </button>
              </p>
            </li>
          ))}
          <li>
            <form
              class="filters"
              hidden={!may('edit')}
              onSubmit={(event) => {
                event.preventDefault();
                void decide({ verb: 'alias', source: head.id, other: alias.trim() }).then((kept) => kept && setAlias(''));
              }}
            >
              <label>
                {told.alias}
                <input value={alias} required maxLength={200} onInput={(event) => setAlias(event.currentTarget.value)} />
              </label>
              <button type="submit" disabled={busy}>
                {words.keep}
              </button>
            </form>
          </li>
        </ul>
      )}
    </Opens>
  );
}

function Past({ times, busy, decide }: { times: number; busy: boolean; decide: Decide }) {
  const past = useLoaded(`source decisions ${times}`, countryApi.sourceDecisions);
  if (past.state !== 'here' || past.value.judgements.length === 0) return null;
  return (
    <section class="panel">
      <h2>{told.sourceHistory}</h2>
      <ul class="history">
        {past.value.judgements.map((each) => (
          <li key={each.number} class={each.undone_by !== 0 ? 'gone' : ''}>
            {moment(each.at)}, {visible(each.who)}: {each.verb} {visible(each.subject)}
            {each.why !== '' && <>: {visible(each.why)}</>}{' '}
            {each.undone_by === 0 && each.undoes === 0 && (
              <button type="button" aria-label={`${words.undo} ${each.verb} ${each.subject}`} disabled={busy} onClick={() => void decide({ verb: 'undo', number: each.number })}>
                {words.undo}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const filters = ['q', 'kind', 'country'] as const;
type Filter = Record<(typeof filters)[number], string>;
const kinds = ['person', 'organisation', 'government', 'international', 'court', 'outlet'];

const page = {
  items: (answer: Sources) => answer.sources,
  next: (answer: Sources) => answer.next ?? '',
  id: (source: Sources['sources'][number]) => source.names[0]?.id ?? '',
};
type Doubt = Sources['doubts'][number];
const doubtPage = {
  items: (answer: Sources) => answer.doubts,
  next: (answer: Sources) => answer.next_doubts ?? '',
  id: (doubt: Doubt) => doubt.one.id + doubt.other.id,
};

function List({ filter }: { filter: Filter }) {
  const [times, setTimes] = useState(0);
  const key = `${query(filter)} ${times}`;
  const { first, items, more } = usePages('sources ' + key, (after, signal) => countryApi.sources({ ...filter, after }, signal), page);
  const doubts = usePages(
    'doubts ' + key,
    (doubts_after, signal) => countryApi.sources({ ...filter, doubts_after }, signal),
    doubtPage,
  );
  // What was decided is shown when all is told anew; until then, what was.
  const [kept, setKept] = useState<{ answer: Sources; doubts: Doubt[] }>();
  useEffect(() => {
    if (first.state === 'here' && doubts.first.state === 'here') setKept({ answer: first.value, doubts: doubts.first.value.doubts });
  }, [first, doubts.first]);
  const { busy, fault, act } = useAct();
  const decide: Decide = (body) =>
    act(() => countryApi.decideSource({ why: '', ...body })).then((done) => {
      if (done !== null) setTimes((now) => now + 1);
      return done !== null;
    });
  if (first.state === 'refused') return <Refusal {...first} />;
  const shown = first.state === 'here' ? first.value : kept?.answer;
  if (shown === undefined) return <Slow />;
  const all = first.state === 'here' ? items : shown.sources;
  const pairs = doubts.first.state === 'here' ? doubts.items : (kept?.doubts ?? []);
  return (
    <>
      <Fault fault={fault} />
      <p role="status" class="facts">
        {counted(shown.all_sources, 'source', 'sources')} under {counted(shown.names, 'name', 'names')}
      </p>
      {pairs.length > 0 && (
        <section class="panel">
          <h2>
            {told.doubts} <small>{shown.all_doubts}</small>
          </h2>
          <ul class="told">
            {pairs.map((doubt) => (
              <li key={doubt.one.id + doubt.other.id}>
                <p class="plain">
                  <Name name={doubt.one} />
                </p>
                <p class="plain">
                  <Name name={doubt.other} />
                </p>
                <Why why={doubt.why} />
                <p class="acts" hidden={!may('edit')}>
                  <button type="button" disabled={busy} onClick={() => void decide({ verb: 'merge', source: doubt.one.id, other: doubt.other.id })}>
                    {told.merge}
                  </button>
                  <button type="button" disabled={busy} onClick={() => void decide({ verb: 'split', source: doubt.one.id, other: doubt.other.id })}>
                    {told.split}
                  </button>
                </p>
              </li>
            ))}
          </ul>
          <More more={doubts.more} left={shown.all_doubts - pairs.length} />
        </section>
      )}
      {all.length === 0 && <Nothing filtered={query(filter) !== ''} fits={told.noSources} how={told.noSourcesHow} />}
      {all.map((source) => (
        <Source source={source} busy={busy} decide={decide} key={source.names[0]?.id} />
      ))}
      <More more={more} left={shown.all_sources - all.length} />
      <Past times={times} busy={busy} decide={decide} />
    </>
  );
}

export function SourcesView({ asked }: { asked: URLSearchParams }) {
  const { filter, choose, set } = listFilter('/sources', filters, asked);
  return (
    <>
      <header class="head">
        <h1>{told.sources}</h1>
        <p>Who speaks in the documents, and under which names. Survivors, and people whom no document names, are not here.</p>
      </header>
      <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
        <label>
          {told.ofNames}
          <input type="search" value={filter.q} onChange={set('q')} />
        </label>
        <label>
          {told.sort}
          <select value={filter.kind} onChange={set('kind')}>
            <option value="">{words.all}</option>
            {kinds.map((kind) => (
              <option value={kind}>{kind}</option>
            ))}
          </select>
        </label>
        <CountryChoice value={filter.country} choose={choose('country')} />
      </form>
      <List filter={filter} key={query(filter)} />
    </>
  );
}
