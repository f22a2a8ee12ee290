import { useState } from 'preact/hooks';

import { countryApi } from './country_api';
import { tierNames, told } from './country_words';
import { useLoaded } from './loading';
import { Refusal, Waiting } from './shell';
import { counted } from './words';

export function Countries() {
  const loaded = useLoaded('countries', countryApi.countries);
  const [sought, setSought] = useState('');
  if (loaded.state === 'waiting') return <Waiting />;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  const all = loaded.value.countries;
  if (all.length === 0) {
    return (
      <div class="calm">
        <h1>{told.noCountries}</h1>
        <p>{told.noCountriesHow}</p>
      </div>
    );
  }
  const shown = all.filter(
    (each) =>
      each.name.toLowerCase().includes(sought.toLowerCase()) || each.country === sought.toUpperCase(),
  );
  return (
    <>
      <header class="head">
        <h1>{told.countries}</h1>
        <p>{counted(all.length, 'country is', 'countries are')} told of</p>
      </header>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          {told.findCountry}
          <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
        </label>
      </form>
      <div class="wide" tabIndex={0} role="region" aria-label={told.countries}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{told.country}</th>
              <th scope="col" class="number">
                {told.documents}
              </th>
              <th scope="col">Published</th>
              <th scope="col">Latest US placement</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <tr key={each.country}>
                <th scope="row">
                  <a href={'/country/' + each.country}>{each.name}</a>
                </th>
                <td class="number">
                  <a href={'/?country=' + each.country}>{each.documents.toLocaleString('en')}</a>
                </td>
                <td class="line">
                  {each.newest === '' ? told.undated : each.oldest === each.newest ? each.newest : `${each.oldest} to ${each.newest}`}
                </td>
                <td>
                  {each.tier !== undefined && (
                    <a href={`/country/${each.country}/tiers`}>
                      {tierNames[each.tier.tier] ?? each.tier.tier}, {each.tier.edition}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p class="calm">No country that is told of has this in its name.</p>}
    </>
  );
}
