import { api, query, type Reference, type ReferenceGroup } from './api';
import { lib } from './library_words';
import { useLoaded } from './loading';
import { Refusal, Waiting } from './shell';
import { visible } from './text';
import { counted, words } from './words';

function Edition({ reference }: { reference: Reference }) {
  return (
    <li>
      <b>{reference.edition > 0 ? reference.edition : lib.noEdition}</b>
      <a href={'/read/' + reference.document}>{visible(reference.title !== '' ? reference.title : reference.name)}</a>
      <p class="facts">
        <span>{reference.publisher !== '' ? visible(reference.publisher) : words.noPublisher}</span>
        {reference.published !== '' && <span>{reference.published}</span>}
        {reference.language !== '' && <span>{reference.language}</span>}
        {reference.tiers.map((tier) => (
          <span class="tag">
            {lib.saysTier} Tier {tier}
          </span>
        ))}
      </p>
    </li>
  );
}

// Years that are not here, runs of them as one: 2003–2005, 2009.
function gaps(years: number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[1] + 1 === year) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function Group({ group }: { group: ReferenceGroup }) {
  return (
    <section class="panel">
      <h3>
        {group.standard_name !== '' ? visible(group.standard_name) : lib.noStandard}{' '}
        <small>{counted(group.all, 'reference', 'references')}</small>
      </h3>
      {group.missing.length > 0 && (
        <p class="facts">
          <span class="tag">
            {lib.missing} {gaps(group.missing)}
          </span>
        </p>
      )}
      <ul class="editions">
        {group.references.map((reference) => (
          <Edition reference={reference} key={reference.document} />
        ))}
      </ul>
      {group.all > group.references.length && (
        <p>
          <a href={'/' + query({ reference: 'true' })}>{lib.allReferences}</a>
        </p>
      )}
    </section>
  );
}

export function ReferencesView() {
  const told = useLoaded('references', api.references);
  if (told.state === 'waiting') return <Waiting />;
  if (told.state === 'refused') return <Refusal {...told} />;
  const groups = told.value.groups;
  const countries = [...new Set(groups.map((each) => each.country))];
  return (
    <>
      <header class="head">
        <h1>{lib.references}</h1>
        <p>{lib.referencesHow}</p>
      </header>
      {groups.length === 0 && (
        <div class="calm">
          <h2>{lib.noReferences}</h2>
          <p>{lib.noReferencesHow}</p>
        </div>
      )}
      {countries.map((country) => {
        const theirs = groups.filter((each) => each.country === country);
        return (
          <section key={country}>
            <h2>{country === '' ? lib.noCountry : <a href={'/country/' + country}>{theirs[0]?.name}</a>}</h2>
            {theirs.map((group) => (
              <Group group={group} key={group.standard} />
            ))}
          </section>
        );
      })}
    </>
  );
}
