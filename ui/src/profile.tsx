import { useEffect, useState } from 'preact/hooks';

import {
  countryApi,
  type Group,
  type Profile,
  type ProfileAnswer,
  type Remark,
  type Response_,
  type Route,
  type Series,
  type Support,
  type ToldPassage,
} from './country_api';
import { groups, told } from './country_words';
import { SeriesChart, valueText, yearOf } from './charts';
import { Opens, Passages, Rejected, standText, yearsText, Slow, type Shown } from './evidence';
import { useLoaded } from './loading';
import { RouteMapView, type Direction } from './map';
import { Network } from './network';
import { ShowMore } from './pages';
import { go } from './route';
import { Refusal } from './shell';
import { visible } from './text';
import { counted } from './words';

function shownOf(passage: ToldPassage): Shown {
  const remarks: string[] = [];
  if (passage.denied === true) remarks.push('says it is not so');
  else if (passage.modality !== 'asserted') remarks.push(passage.modality);
  if (passage.source !== undefined && passage.source_named === false) remarks.push('source not named');
  if (passage.repeats !== undefined) {
    remarks.push(
      `the same words in ${counted(passage.repeats, 'more document', 'more documents')}` +
        (passage.repeated_since !== undefined ? ` since ${passage.repeated_since}` : ''),
    );
  }
  return { ...passage, exact: passage.passage.exact, remarks };
}

function at(profile: Profile, indices: number[]): Shown[] {
  return indices.flatMap((index) => {
    const passage = profile.passages[index];
    return passage === undefined ? [] : [shownOf(passage)];
  });
}

function Standing({ support }: { support: Support }) {
  return (
    <span class="facts">
      <span>{standText(support.documents, support.origins)}</span>
      <span>{yearsText(support.first_year, support.last_year)}</span>
      {support.old && (
        <span class="tag" title={told.oldMeans}>
          {told.old}
        </span>
      )}
      {support.alleged > 0 && support.alleged === support.claims && <span class="tag">{told.allegedOnly}</span>}
      {support.denied > 0 && <span class="tag grave">said not to be so: {counted(support.denied, 'claim', 'claims')}</span>}
    </span>
  );
}

function Line(props: { name: string; support: Support; profile: Profile; id?: string; class?: string; open?: boolean }) {
  return (
    <Opens
      id={props.id}
      class={props.class}
      open={props.open}
      head={
        <>
          <span class="name">{visible(props.name)}</span> <Standing support={props.support} />
        </>
      }
    >
      {() => <Passages all={at(props.profile, props.support.passages)} />}
    </Opens>
  );
}

function Lines({ title, all, profile }: { title: string; all: Group[]; profile: Profile }) {
  const [most, setMost] = useState(10);
  if (all.length === 0) return null;
  return (
    <section class="panel">
      <h2>{title}</h2>
      {all.slice(0, most).map((group) => (
        <Line name={group.name} support={group.support} profile={profile} key={group.code} />
      ))}
      {all.length > most && <ShowMore left={all.length - most} show={() => setMost(all.length)} />}
    </section>
  );
}

function Remarks({ title, all, profile, grave }: { title: string; all: Remark[]; profile: Profile; grave: boolean }) {
  if (all.length === 0) return null;
  return (
    <section class={grave ? 'panel told-grave' : 'panel'}>
      <h2>{title}</h2>
      {all.map((each) =>
        each.passages.length === 0 ? (
          <p class="plain" key={each.words}>
            {visible(each.words)}
          </p>
        ) : (
          <Opens
            key={each.words}
            head={
              <>
                {visible(each.words)} <small>{counted(each.passages.length, 'passage', 'passages')}</small>
              </>
            }
          >
            {() => <Passages all={at(profile, each.passages)} />}
          </Opens>
        ),
      )}
    </section>
  );
}

const directions: [Route['direction'], string, string][] = [
  ['out', 'Out', 'to'],
  ['in', 'In', 'from'],
  ['through', 'Through', ''],
  ['internal', 'Within the country', ''],
];

function routeName(route: Route): string {
  const partner = route.partner?.name;
  if (route.direction === 'internal') return 'within the country';
  if (partner === undefined) return route.direction === 'through' ? 'through the country' : 'where is not told';
  if (route.partner?.role === 'transit') return `through ${partner} (transit)`;
  if (route.direction === 'through') return route.partner?.role === 'origin' ? `from ${partner}` : `to ${partner}`;
  return `${route.direction === 'in' ? 'from' : 'to'} ${partner}`;
}

function Routes({ answer }: { answer: ProfileAnswer }) {
  const { profile, map } = answer;
  const [shown, setShown] = useState(new Set<Direction>(['out', 'in', 'through']));
  const [chosen, setChosen] = useState(-1);
  const choose = (index: number) => {
    const next = index === chosen ? -1 : index;
    setChosen(next);
    const line = next < 0 ? null : document.getElementById(`route-${next}`);
    if (line instanceof HTMLDetailsElement) {
      line.open = true;
      line.scrollIntoView({ block: 'nearest' });
    }
  };
  const toggle = (direction: Direction) => {
    const next = new Set(shown);
    if (!next.delete(direction)) next.add(direction);
    setShown(next);
  };
  return (
    <section class="panel routes">
      <h2>{told.routes}</h2>
      {profile.routes.length === 0 && <p class="calm">{told.noRoutes}</p>}
      <div class="parted">
        {map !== null && (
          <div>
            <p class="legend acts">
              {directions.slice(0, 3).map(([direction, name]) => (
                <button
                  type="button"
                  aria-pressed={shown.has(direction as Direction)}
                  onClick={() => toggle(direction as Direction)}
                >
                  <svg class={'way ' + direction} width="30" height="10" aria-hidden="true">
                    <path class="line some" d="M1 5H22" />
                    <path class="head" d="M29 5L20 1V9Z" />
                  </svg>{' '}
                  {name}
                </button>
              ))}
            </p>
            <RouteMapView map={map} routes={profile.routes} name={profile.name} shown={shown} chosen={chosen} choose={choose} />
            <p class="fact">
              Thicker lines: two origins or more, five or more. A ring is a place of transit. Borders and names: Natural Earth.
            </p>
          </div>
        )}
        <div class="lists">
          {directions.map(([direction, name]) => {
            const here = profile.routes
              .map((route, index) => ({ route, index }))
              .filter(({ route }) => route.direction === direction && (direction === 'internal' || shown.has(direction as Direction)));
            if (here.length === 0) return null;
            return (
              <>
                <h3>{name}</h3>
                {here.map(({ route, index }) => (
                  <Line
                    id={`route-${index}`}
                    class={index === chosen ? 'chosen' : ''}
                    name={routeName(route)}
                    support={route.support}
                    profile={profile}
                    key={index}
                  />
                ))}
              </>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function OneSeries({ series, profile }: { series: Series; profile: Profile }) {
  const [chosen, setChosen] = useState('');
  const choose = (row: string) => {
    setChosen(row);
    const line = document.getElementById('value-' + row);
    if (line instanceof HTMLDetailsElement) line.open = true;
  };
  const period = series.period_kind === 'calendar' || series.period_kind === '' ? '' : ` (${series.period_kind} period)`;
  const drawn = new Set(series.points.map((point) => yearOf(point.from, point.to))).size > 1;
  return (
    <article class="series">
      <h3>
        {visible(series.name)}
        {series.place !== '' && !series.name.includes(series.place) && `, in ${visible(series.place)}`}
        {period}
      </h3>
      {drawn && <SeriesChart series={series} chosen={chosen} choose={choose} />}
      {series.points.map((point, index) => (
        <Opens
          key={index}
          id={'value-' + point.row}
          class={point.row === chosen ? 'chosen' : ''}
          head={
            <>
              {point.period}: <b>{valueText(point)}</b>{' '}
              <span class="facts">
                <span>{standText(point.documents, point.origins)}</span>
                {point.contested && <span class="tag grave">{'\u25C7'} contested</span>}
              </span>
            </>
          }
        >
          {() => <Passages all={at(profile, point.passages)} />}
        </Opens>
      ))}
    </article>
  );
}

function AllSeries({ profile }: { profile: Profile }) {
  const [most, setMost] = useState(6);
  if (profile.series.length === 0 && profile.figures_undated === 0) return null;
  return (
    <section class="panel">
      <h2>{told.series}</h2>
      <div class="grid">
        {profile.series.slice(0, most).map((series) => (
          <OneSeries series={series} profile={profile} key={series.unit + series.name + series.place + series.period_kind} />
        ))}
      </div>
      {profile.series.length > most && <ShowMore left={profile.series.length - most} show={() => setMost(most + 12)} />}
      {profile.figures_undated > 0 && (
        <p class="fact">
          {counted(profile.figures_undated, 'figure states', 'figures state')} no period and can be in no series;{' '}
          <a href={'/figures?country=' + profile.country}>all figures</a>
        </p>
      )}
    </section>
  );
}

function Responses({ all, profile }: { all: Response_[]; profile: Profile }) {
  if (all.length === 0) return null;
  return (
    <section class="panel">
      <h2>{told.responses}</h2>
      <div class="grid">
        {[...new Set(all.map((each) => each.group))].map((group) => (
          <div key={group}>
            <h3>{groups[group] ?? group}</h3>
            {all
              .filter((each) => each.group === group)
              .map((each) => (
                <Line
                  name={each.name + (each.direction === 'hinders' ? ' (hindered)' : '')}
                  support={each.support}
                  profile={profile}
                  key={each.code + each.direction}
                />
              ))}
          </div>
        ))}
      </div>
    </section>
  );
}

// The first and the last year that anything told of the country tells of.
function bounds(profile: Profile): [number, number] {
  const supports = [
    ...profile.routes,
    ...profile.forms,
    ...profile.sectors,
    ...profile.victims,
    ...profile.nationalities,
    ...profile.perpetrators,
    ...profile.responses,
  ].map((each) => each.support);
  const years = [
    ...supports.flatMap((each) => (each.first_year === undefined ? [] : [each.first_year, each.last_year ?? each.first_year])),
    ...profile.passages.flatMap((each) => each.year ?? []),
  ];
  return years.length === 0 ? [0, 0] : [Math.min(...years), Math.max(...years)];
}

// Two sliders; what is between them is asked for when one is let go.
function Years(props: { first: number; last: number; since: number; until: number; choose: (since: number, until: number) => void }) {
  const [since, setSince] = useState(props.since);
  const [until, setUntil] = useState(props.until);
  useEffect(() => {
    setSince(props.since);
    setUntil(props.until);
  }, [props.since, props.until]);
  const slider = (label: string, value: number, set: (year: number) => void, take: (year: number) => void) => (
    <label>
      {label} <b>{value}</b>
      <input
        type="range"
        min={props.first}
        max={props.last}
        value={value}
        aria-valuetext={String(value)}
        onInput={(event) => set(Number(event.currentTarget.value))}
        onChange={(event) => take(Number(event.currentTarget.value))}
      />
    </label>
  );
  return (
    <fieldset class="years">
      <legend>{told.years}</legend>
      {slider(told.from, since, setSince, (year) => props.choose(year, Math.max(year, until)))}
      {slider(told.to, until, setUntil, (year) => props.choose(Math.min(year, since), year))}
      {(props.since !== props.first || props.until !== props.last) && (
        <button type="button" onClick={() => props.choose(props.first, props.last)}>
          {told.allYears}
        </button>
      )}
    </fieldset>
  );
}

function Body({ answer }: { answer: ProfileAnswer }) {
  const { profile } = answer;
  if (profile.claims === 0) return <p class="calm">{told.nothingTold}</p>;
  return (
    <>
      <Remarks title={told.contradictions} all={profile.contradictions} profile={profile} grave={true} />
      <Routes answer={answer} key={`${profile.country} ${profile.since} ${profile.until}`} />
      <div class="grid">
        <Lines title={told.forms} all={profile.forms} profile={profile} />
        <Lines title={told.sectors} all={profile.sectors} profile={profile} />
        <Lines title={told.victims} all={profile.victims} profile={profile} />
        <Lines title={told.nationalities} all={profile.nationalities} profile={profile} />
        <Lines title={told.perpetrators} all={profile.perpetrators} profile={profile} />
      </div>
      <AllSeries profile={profile} />
      <Responses all={profile.responses} profile={profile} />
      <Network profile={profile} shownOf={shownOf} key={`ties ${profile.country} ${profile.since} ${profile.until}`} />
      <Remarks title={told.questions} all={profile.questions} profile={profile} grave={false} />
    </>
  );
}

export function ProfileView({ code, asked }: { code: string; asked: URLSearchParams }) {
  const years = { since: asked.get('since') ?? '', until: asked.get('until') ?? '' };
  const whole = useLoaded('profile ' + code, (signal) => countryApi.profile(code, {}, signal));
  const some = useLoaded(`profile ${code} ${years.since} ${years.until}`, (signal) =>
    years.since === '' && years.until === '' ? Promise.resolve(null) : countryApi.profile(code, years, signal),
  );
  if (whole.state === 'waiting') return <Slow />;
  if (whole.state === 'refused') return <Refusal {...whole} />;
  const [first, last] = bounds(whole.value.profile);
  const choose = (since: number, until: number) => {
    const params = new URLSearchParams();
    if (since !== first) params.set('since', String(since));
    if (until !== last) params.set('until', String(until));
    go(`/country/${code}${params.size > 0 ? '?' + params.toString() : ''}`, true);
  };
  const { profile } = some.state === 'here' && some.value !== null ? some.value : whole.value;
  return (
    <>
      <div class="head parted">
        <p role="status">
          {counted(profile.claims, 'claim', 'claims')} in {counted(profile.documents, 'document', 'documents')},{' '}
          {counted(profile.origins, 'origin', 'origins')}
          {profile.oldest !== '' && (
            <>
              ; published {profile.oldest}
              {profile.newest !== profile.oldest && <> to {profile.newest}</>}
            </>
          )}
          {profile.rejected !== undefined && (
            <>
              ; <Rejected count={profile.rejected} />
            </>
          )}
          {years.since + years.until !== '' && <>; of {years.since !== '' ? years.since : first} to {years.until !== '' ? years.until : last}</>}
        </p>
        {last > first && (
          <Years
            first={first}
            last={last}
            since={years.since !== '' ? Number(years.since) : first}
            until={years.until !== '' ? Number(years.until) : last}
            choose={choose}
          />
        )}
      </div>
      {some.state === 'waiting' && <Slow />}
      {some.state === 'refused' && <Refusal {...some} />}
      {some.state === 'here' && <Body answer={some.value ?? whole.value} />}
    </>
  );
}
