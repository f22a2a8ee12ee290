import { useEffect, useState } from 'preact/hooks';

import { query, Refused, type Problem } from './api';
import { countryApi } from './country_api';
import { sectionNames, styleNames, told } from './country_words';
import { DraftChoice, DraftEditor } from './draft';
import { drafting } from './draft_words';
import { Fault, useAct } from './forms';
import { useLoaded } from './loading';
import { go } from './route';
import { authorization, ticketed } from './session';
import { Refusal, Waiting } from './shell';
import { words } from './words';

type Asked = Record<'country' | 'standard' | 'year' | 'sections' | 'style' | 'date' | 'draft' | 'view', string>;
const names: (keyof Asked)[] = ['country', 'standard', 'year', 'sections', 'style', 'date', 'draft', 'view'];

// A file of the server, or what went wrong in words.
async function fetched(address: string): Promise<{ blob: Blob; name: string } | Problem> {
  try {
    const answer = await fetch(address, { headers: authorization() });
    if (!answer.ok) return (await answer.json()) as Problem;
    const named = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '');
    return { blob: await answer.blob(), name: named?.[1] ?? 'dossier' };
  } catch {
    return { status: 0, title: words.noAnswerTitle, detail: words.noAnswer };
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Sections to take or leave, in an order that buttons change, so that keys can.
function Sections({ all, chosen, choose }: { all: string[]; chosen: string[]; choose: (ids: string[]) => void }) {
  const rest = all.filter((id) => !chosen.includes(id));
  const move = (at: number, by: number) => {
    const next = [...chosen];
    const [id] = next.splice(at, 1);
    if (id !== undefined) next.splice(at + by, 0, id);
    choose(next);
  };
  return (
    <fieldset class="sections">
      <legend>{told.sections}</legend>
      <ol>
        {[...chosen, ...rest].map((id) => {
          const at = chosen.indexOf(id);
          const name = sectionNames[id] ?? id;
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  onChange={() => choose(at >= 0 ? chosen.filter((each) => each !== id) : [...chosen, id])}
                />{' '}
                {name}
              </label>
              {at >= 0 && (
                <span class="acts">
                  <button type="button" disabled={at === 0} aria-label={`${name}: ${told.up}`} onClick={() => move(at, -1)}>
                    {'\u2191'}
                  </button>
                  <button type="button" disabled={at === chosen.length - 1} aria-label={`${name}: ${told.down}`} onClick={() => move(at, 1)}>
                    {'\u2193'}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}

// The pages as they will be. While others are made those of before stay, in their place: nothing moves
// under the pointer, and the reader keeps something to compare with.
function Preview({ address }: { address: string }) {
  const [shown, setShown] = useState('');
  const [coming, setComing] = useState('');
  const [fault, setFault] = useState<Problem>();
  const [waits, setWaits] = useState(true);
  useEffect(() => {
    let gone = false;
    setWaits(true);
    setComing('');
    // Asked first, so that a refusal is told in words and not in a frame.
    void fetched(address)
      .then(async (got) => ('blob' in got ? await ticketed(address) : got))
      .then((next) => {
        if (gone) return;
        if (typeof next === 'string') {
          setFault(undefined);
          setComing(next);
        } else {
          setFault(next);
          setShown('');
          setWaits(false);
        }
      });
    return () => {
      gone = true;
    };
  }, [address]);
  const loaded = (frame: string) => {
    if (frame !== coming) return;
    setShown(coming);
    setComing('');
    setWaits(false);
  };
  if (fault !== undefined && !waits) return <Refusal {...fault} />;
  return (
    <div class="previews" aria-busy={waits}>
      {waits && (
        <div class="calm making" role="status">
          <progress aria-label={told.making} />
          <p>{told.making}</p>
        </div>
      )}
      {/* The one to come stands behind: a frame that is moved in the page loads anew. */}
      {[shown, coming].filter(Boolean).map((frame) => (
        <iframe
          class={frame === shown ? 'preview' : 'coming'}
          title={told.preview}
          sandbox=""
          src={frame}
          tabIndex={0}
          onLoad={() => loaded(frame)}
          key={frame}
        />
      ))}
    </div>
  );
}

function Downloads({ code, asked, forms }: { code: string; asked: Record<string, string>; forms: string[] }) {
  const [making, setMaking] = useState('');
  const { busy, fault, act } = useAct();
  const take = (label: string, more: Record<string, string>) => {
    void act(async () => {
      // Not before: what is refused here, while another is made, is not what is being made.
      setMaking(label);
      const got = await fetched(countryApi.dossier(code, { ...asked, ...more }));
      if (!('blob' in got)) throw new Refused(got);
      save(got.blob, got.name);
    });
  };
  // Not disabled: that would take the focus away from who comes by keys. `act` refuses what comes meanwhile.
  const button = (label: string, more: Record<string, string>) => (
    <button type="button" aria-disabled={busy} aria-busy={busy && making === label} onClick={() => take(label, more)} key={label}>
      {label}
    </button>
  );
  return (
    <>
      <p class="acts" role="group" aria-label={told.download}>
        {forms.map((form) => button(`${told.download} ${form.toUpperCase()}`, { form }))}
        {button(told.record, { form: 'docx', record: 'true' })}
        <span role="status">{busy && told.making}</span>
      </p>
      <Fault fault={fault} />
      <p class="fact">
        {told.verifyHow} <code>plumbline verify</code>
      </p>
    </>
  );
}

export function DossierView({ asked: params }: { asked: URLSearchParams }) {
  const asked = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Asked;
  const countries = useLoaded('countries', countryApi.countries);
  const standards = useLoaded('standards', countryApi.standards);
  const choices = useLoaded('dossier', countryApi.dossierChoices);
  const [times, setTimes] = useState(0);
  if (countries.state === 'refused') return <Refusal {...countries} />;
  if (standards.state === 'refused') return <Refusal {...standards} />;
  if (choices.state === 'refused') return <Refusal {...choices} />;
  if (countries.state === 'waiting' || standards.state === 'waiting' || choices.state === 'waiting') return <Waiting />;
  const set = (change: Partial<Asked>) => go('/dossier' + query({ ...asked, ...change }), true);
  const field = (name: 'country' | 'standard' | 'year' | 'style' | 'date') => (event: { currentTarget: { value: string } }) => set(name === 'country' ? { country: event.currentTarget.value, draft: '', view: '' } : { [name]: event.currentTarget.value });
  const all = choices.value.sections;
  const chosen = asked.sections === '' ? all : asked.sections.split(',').filter((id) => all.includes(id));
  const { country: code, view, ...rest } = asked;
  const { draft, ...made } = rest;
  const editing = draft !== '' && view === 'edit';
  const subject = `${code} ${draft}`; // of another one nothing stays on the screen
  const now = new Date().getFullYear();
  if (countries.value.countries.length === 0) {
    return (
      <div class="calm">
        <h1>{told.noCountries}</h1>
        <p>{told.noCountriesHow}</p>
      </div>
    );
  }
  return (
    <>
      <header class="head">
        <h1>{told.dossier}</h1>
        <p>{told.dossierHow}</p>
      </header>
      <div class="desk">
        <form class="stack" onSubmit={(event) => event.preventDefault()}>
          <label>
            {told.country}
            <select value={code} onChange={field('country')}>
              <option value="">{'\u2026'}</option>
              {countries.value.countries.map((each) => (
                <option value={each.country}>
                  {each.name} ({each.documents})
                </option>
              ))}
            </select>
          </label>
          <label>
            {told.standard}
            <select value={asked.standard !== '' ? asked.standard : 'us-tvpa'} onChange={field('standard')}>
              {standards.value.standards
                .filter((each) => each.assesses)
                .map((each) => (
                  <option value={each.id}>{each.title}</option>
                ))}
            </select>
          </label>
          <label>
            {told.year}
            <select value={asked.year} onChange={field('year')}>
              <option value="">{told.newestYear}</option>
              {Array.from({ length: now - 2000 }, (_, each) => String(now - each)).map((year) => (
                <option value={year}>{year}</option>
              ))}
            </select>
          </label>
          <label>
            {told.style}
            <select value={asked.style} onChange={field('style')}>
              {choices.value.styles.map((style, at) => (
                <option value={at === 0 ? '' : style}>{styleNames[style] ?? style}</option>
              ))}
            </select>
          </label>
          <label>
            {told.date}
            <input type="date" value={asked.date} onChange={field('date')} aria-describedby="date-hint" />
            <small id="date-hint">{told.dateHint}</small>
          </label>
          {code !== '' && <DraftChoice code={code} name={draft} choose={(name) => set({ draft: name, view: name === '' ? '' : 'edit' })} />}
          <Sections
            all={all}
            chosen={chosen}
            choose={(ids) => set({ sections: ids.length === 0 || ids.join() === all.join() ? '' : ids.join() })}
          />
        </form>
        <section class={editing ? '' : 'beside'} aria-label={told.preview}>
          {code === '' ? (
            <p class="calm">{told.chooseCountry}</p>
          ) : (
            <>
              <Downloads code={code} asked={rest} forms={choices.value.forms} key={`downloads ${subject}`} />
              {draft !== '' && (
                <p class="acts views" role="group" aria-label={drafting.draft}>
                  <button type="button" aria-pressed={view === 'edit'} onClick={() => set({ view: 'edit' })}>
                    {drafting.edit}: {draft}
                  </button>
                  <button type="button" aria-pressed={view !== 'edit'} onClick={() => set({ view: '' })}>
                    {told.preview}
                  </button>
                </p>
              )}
              {editing ? (
                <DraftEditor code={code} name={draft} asked={made} times={times} changed={() => setTimes(times + 1)} />
              ) : (
                <Preview address={countryApi.dossier(code, { ...rest, preview: 'true' })} key={`preview ${subject} ${times}`} />
              )}
            </>
          )}
        </section>
      </div>
    </>
  );
}
