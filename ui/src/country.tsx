import type { ComponentChildren } from 'preact';

import { countryApi } from './country_api';
import { told } from './country_words';
import { CriteriaView } from './criteria';
import { useLoaded } from './loading';
import { ProfileView } from './profile';
import { Refusal } from './shell';
import { TiersView } from './tiers';
import { words } from './words';

const tabs: [string, string][] = [
  ['', told.profile],
  ['criteria', told.criteria],
  ['tiers', told.tiers],
];

// A country by its code. The name comes with the placements, which need no workspace and are there
// at once.
export function Country({ code, tab, asked }: { code: string; tab: string; asked: URLSearchParams }) {
  const named = useLoaded('tiers ' + code, (signal) => countryApi.tiers(code, signal));
  if (named.state === 'refused') return <Refusal {...named} />;
  const { country, country_name: name } = named.state === 'here' ? named.value : { country: code, country_name: code };
  let page: ComponentChildren = <Refusal title={words.notFound} detail={location.pathname} />;
  if (tab === '') page = <ProfileView code={code} asked={asked} />;
  if (tab === 'criteria') page = <CriteriaView code={code} asked={asked} />;
  if (tab === 'tiers') page = <TiersView code={code} />;
  return (
    <>
      <header class="head">
        <h1>{name}</h1>
        <nav class="tabs" aria-label={name}>
          {tabs.map(([id, title]) => (
            <a href={`/country/${code}${id === '' ? '' : '/' + id}`} aria-current={id === tab ? 'page' : undefined}>
              {title}
            </a>
          ))}
          <a href={'/dossier?country=' + country}>{told.dossier}</a>
          <a href={'/incidents?country=' + country}>{told.incidents}</a>
          <a href={'/figures?country=' + country}>{told.figures}</a>
          <a href={'/?country=' + country}>{told.documents}</a>
        </nav>
      </header>
      {page}
    </>
  );
}
